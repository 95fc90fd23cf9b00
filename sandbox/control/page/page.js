'use strict'

// The page of /_sandbox. It asks control for everything, every two seconds and after each deed.

const EVERY_MS = 2000
const PER_PAGE = 20
const account = new URLSearchParams(location.search).get('account') ?? 'demo'
const at = (id) => document.getElementById(id)
let page = 1
let isAsking = false
const shown = { orders: '', stock: '' }

async function call(method, path, body) {
  const [name, search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  query.set('account', account)
  const response = await fetch(`/_sandbox/${name}?${query}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new Error(answer?.message ?? `The sandbox answered ${response.status}.`)
  return { answer, total: Number(response.headers.get('x-total-count') ?? 0) }
}

/** Shows what went wrong; null when nothing does. */
function complain(message) {
  at('problem').hidden = message === null
  at('problem').textContent = message ?? ''
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag)
  made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

const money = (cents) => (cents / 100).toFixed(2)

function age(from, now) {
  const minutes = Math.max(0, Math.floor((now - Date.parse(from)) / 60_000))
  if (minutes < 60) return `${minutes} min`
  return minutes < 2_880 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`
}

const awaited = ['payment-pending', 'waiting-ffmt-authorization', 'waiting-for-mkt-authorization']
const over = ['invoiced', 'canceled']

function deedsOf({ status }) {
  const isOver = over.includes(status)
  const isAsked = ['request-cancel', 'cancellation-requested'].includes(status)
  return [
    ...(awaited.includes(status) ? [['pay', 'Pay']] : []),
    ...(isOver || isAsked ? [] : [['advance', 'Next step']]),
    ...(isOver || isAsked ? [] : [['request-cancel', 'Ask to cancel']]),
  ]
}

function orderRow(order, now) {
  const row = document.createElement('tr')
  const status = order.status === null ? 'null' : order.status || "''"
  const items = order.items.map(({ refId, skuId, quantity }) => `${quantity} × ${refId || skuId}`).join(', ')
  const deeds = element('td', '')
  for (const [verb, label] of deedsOf(order)) {
    const name = {
      'data-order': order.orderId,
      'data-verb': verb,
      'aria-label': `${label}: ${order.orderId}`,
    }
    deeds.append(element('button', label, { type: 'button', ...name }), ' ')
  }
  row.append(
    element('th', order.orderId, { scope: 'row' }),
    element('td', order.isInError ? `${status} (stuck)` : status, {
      title: order.history.join(' → '),
      ...(order.isInError ? { class: 'bad' } : {}),
    }),
    element('td', order.flow),
    element('td', items),
    element('td', money(order.value), { class: 'number' }),
    element('td', age(order.createdAt, now), { class: 'number' }),
    element('td', order.reservation ?? 'none'),
    element('td', String(order.eventsTold), { class: 'number' }),
    deeds,
  )
  return row
}

function stockRow(stock) {
  const row = document.createElement('tr')
  const number = { class: stock.available < 0 ? 'number bad' : 'number' }
  row.append(
    element('th', stock.refId || stock.skuId, { scope: 'row' }),
    element('td', stock.name),
    element('td', stock.warehouseId),
    element('td', stock.isUnlimited ? 'unlimited' : String(stock.total), { class: 'number' }),
    element('td', String(stock.reserved), { class: 'number' }),
    element('td', stock.isUnlimited ? 'unlimited' : String(stock.available), number),
    element('td', stock.isHidden ? 'hidden' : '', { class: 'bad' }),
  )
  return row
}

/** Draws rows anew when they changed, and keeps the focus where it was. */
function draw(id, rows, key, columns, empty) {
  if (shown[id] === key) return
  shown[id] = key
  const focused = document.activeElement
  const { order, verb } = focused?.dataset ?? {}
  const none = document.createElement('tr')
  none.append(element('td', empty, { colspan: String(columns) }))
  at(id).replaceChildren(...(rows.length > 0 ? rows : [none]))
  if (!order) return
  const buttons = [...at(id).querySelectorAll(`button[data-order="${CSS.escape(order)}"]`)]
  ;(buttons.find((button) => button.dataset.verb === verb) ?? buttons[0] ?? at('newer')).focus()
}

async function refresh() {
  if (isAsking) return
  isAsking = true
  try {
    const [clock, orders, stock] = await Promise.all([
      call('GET', 'clock'),
      call('GET', `orders?page=${page}&per_page=${PER_PAGE}`),
      call('GET', 'stock?page=1&per_page=200'),
    ])
    const now = Date.parse(clock.answer.now)
    at('clock').textContent = new Date(now).toLocaleString()
    at('clock').dateTime = clock.answer.now
    const ages = orders.answer.map(({ createdAt }) => age(createdAt, now))
    const noOrders = page > 1 ? 'No orders this old.' : 'No orders yet. Place one above.'
    const orderRows = orders.answer.map((order) => orderRow(order, now))
    draw('orders', orderRows, JSON.stringify([orders.answer, ages]) + noOrders, 9, noOrders)
    const noStock = 'No stock yet: an ERP has to send some, or put it with the Logistics API.'
    draw('stock', stock.answer.map(stockRow), JSON.stringify(stock.answer) + noStock, 7, noStock)
    at('orders-count').textContent = orders.total > 0 ? `(${orders.total})` : ''
    at('stock-count').textContent =
      stock.total > stock.answer.length ? `(first ${stock.answer.length} of ${stock.total})` : ''
    at('newer').disabled = page === 1
    at('older').disabled = page * PER_PAGE >= orders.total
    const refs = [...new Set(stock.answer.map(({ refId }) => refId))]
    at('skus').replaceChildren(...refs.map((value) => element('option', '', { value })))
    if (at('problem').dataset.of === 'refresh') complain(null)
  } catch (error) {
    at('problem').dataset.of = 'refresh'
    complain(`The sandbox cannot be read: ${error.message}`)
  } finally {
    isAsking = false
  }
}

/** Does something, says so, and shows the effect at once. */
async function act(said, deed) {
  complain(null)
  at('problem').dataset.of = 'act'
  try {
    await deed()
    at('said').textContent = said
  } catch (error) {
    at('said').textContent = ''
    complain(error.message)
  }
  await refresh()
}

at('place').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = new FormData(event.target)
  const price = form.get('price') === '' ? {} : { price: Math.round(Number(form.get('price')) * 100) }
  const item = { refId: form.get('refId'), quantity: Number(form.get('quantity')), ...price }
  const flow = form.get('flow')
  const affiliate = flow === 'seller' ? { affiliateId: 'MKT' } : {}
  act('The order is placed.', async () => {
    const { answer } = await call('POST', 'orders', { flow, items: [item], ...affiliate })
    page = 1
    if (form.get('isPaid')) await call('POST', `orders/${encodeURIComponent(answer.orderId)}/pay`)
  })
})

at('orders').addEventListener('click', ({ target }) => {
  const { order, verb } = target.dataset
  if (order) act(`${order}: done.`, () => call('POST', `orders/${encodeURIComponent(order)}/${verb}`, {}))
})

document.querySelector('.clock').addEventListener('click', ({ target }) => {
  const advanceMs = Number(target.dataset.clock)
  if (advanceMs) act('The clock is moved on.', () => call('POST', 'clock', { advanceMs }))
})

function turn(by) {
  page = Math.max(1, page + by)
  void refresh()
}
at('newer').addEventListener('click', () => turn(-1))
at('older').addEventListener('click', () => turn(1))

setInterval(() => {
  if (!document.hidden) void refresh()
}, EVERY_MS)
void refresh()
