import { demoErp } from '../data/demo-erp'
import { DemoStore, type Batch, type Outcome } from './demo-store'

/** A small sample ERP at work: prices and stock go in, progress and VTEX's own state come out. */
async function main(): Promise<void> {
  const store = new DemoStore(process.env.SANDBOX_URL ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`)
  if (!(await store.isUp())) {
    throw new Error(
      `Nothing answers at ${store.url}. Start the sandbox first, in another terminal: npm start`,
    )
  }
  const { prices, stock } = demoErp()

  heading('1. The ERP sends its whole price list and stock')
  await send(store, 'prices', prices)
  await send(store, 'inventory', stock)
  await showStore(store)

  heading('2. It sends everything again: nothing changed, so VTEX is left alone')
  await send(store, 'prices', prices)
  await send(store, 'inventory', stock)

  heading('3. A sale: two prices go down and one mug sells out')
  const sale = prices.slice(0, 2).map((price) => ({
    ...price,
    basePrice: Math.round(price.basePrice * 80) / 100,
    listPrice: price.basePrice,
  }))
  await send(store, 'prices', sale)
  await send(store, 'inventory', [{ ...stock[0], quantity: 0 }])
  await showStore(store)

  heading('4. A record VTEX cannot take, among good ones')
  const mixed = await send(store, 'prices', [
    { skuRef: 'NO-SUCH-SKU', basePrice: 5 },
    { skuRef: prices[2]?.skuRef, basePrice: -1 },
    prices[3],
  ])
  for (const { index, ref, outcome, code, message, help } of await store.results(mixed.id)) {
    console.log(
      `   record ${index} (${ref}): ${outcome}${code ? ` · ${code} · ${message}` : ''}${help ? `\n      what to do: ${help}` : ''}`,
    )
  }
  console.log(
    `\nLook around: ${store.url}/admin, or GET ${store.url}/_sandbox/stats for every call VTEX received.`,
  )
}

async function send(store: DemoStore, flow: string, records: readonly unknown[]): Promise<Batch> {
  const accepted = await store.sendBatch(flow, records)
  const done = await store.follow(accepted.id, (batch) => draw(flow, batch))
  process.stdout.write('\n')
  return done
}

function draw(flow: string, { progress, counts, ratePerSecond }: Batch): void {
  const width = 24
  const filled = Math.round(progress * width)
  const bar = '█'.repeat(filled) + '·'.repeat(width - filled)
  const outcomes = (['applied', 'unchanged', 'skipped', 'failed'] as Outcome[])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
  const line = `   ${flow.padEnd(10)} ${bar} ${String(Math.round(progress * 100)).padStart(3)} %  ${outcomes.join(', ')}${ratePerSecond ? `  (${ratePerSecond}/s)` : ''}`
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : progress === 1 ? line : '')
}

async function showStore(store: DemoStore): Promise<void> {
  console.log('\n   What VTEX holds now, asked at its own API:')
  console.log(
    `   ${'SKU'.padEnd(18)} ${'price'.padStart(9)} ${'list'.padStart(9)} ${'cost'.padStart(9)}   stock`,
  )
  for (const { skuRef } of demoErp().prices) {
    const { price, stock } = await store.vtexState(skuRef)
    const amounts = [price?.basePrice, price?.listPrice, price?.costPrice].map((amount) =>
      (amount == null ? '–' : amount.toFixed(2)).padStart(9),
    )
    const quantities = stock
      .map(({ warehouseId, totalQuantity }) => `${warehouseId} ${totalQuantity}`)
      .join(', ')
    console.log(`   ${skuRef.padEnd(18)} ${amounts.join(' ')}   ${quantities || '–'}`)
  }
}

function heading(text: string): void {
  console.log(`\n${text}`)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
