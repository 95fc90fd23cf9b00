import { askPanel } from '../support/panel-api'
import { deliver } from './delivery'
import { expectProblem } from './problem'
import { withSandbox } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ asksPanel: true })

interface Feed {
  notifications: {
    id: string
    kind: string
    count: number
    message: string
    subjects: object[]
    read: boolean
  }[]
  cursor: string
}

const feed = async (query = '') => (await store().reader.get<Feed>(`/notifications${query}`)).body
const kinds = ({ notifications }: Feed) => notifications.map(({ kind, count }) => [kind, count])
const send = (records: object[]) => deliver(store(), 'prices', records)

interface Panel {
  unread: number
  revision: number
  entries: { kind: string; isRead: boolean; subjects: { code: string | null; title: string | null }[] }[]
}
const fields = '{ unread revision entries { kind isRead subjects { code title } } }'
async function panel(query: string): Promise<Panel> {
  const { data } = await askPanel(store().vtex, query, { token: store().sandbox.tokens.admin })
  return (data?.notifications ?? data?.markNotificationsRead) as Panel
}

it('tells nothing at first, and refuses what is no cursor', async () => {
  expect(await feed()).toEqual({ notifications: [], cursor: '0' })
  const answer = await store().reader.get('/notifications?cursor=now')
  expectProblem(answer, { status: 400, code: 'invalid_parameter', pointer: '/cursor' })
})

it('tells what happened, once, and again when there is more of it', async () => {
  const settings = { records_failing: { atLeast: 2 }, code_unknown: { isOn: false } }
  expect(await store().erp.put('/settings/notifications', settings)).toMatchObject({
    status: 200,
    body: {
      notifications: {
        batch_held: { isOn: true, atLeast: 1 },
        records_failing: { isOn: true, atLeast: 2 },
        code_unknown: { isOn: false, atLeast: 1 },
      },
    },
  })
  await send([{ skuRef: 'NONE-1', basePrice: 'ten' }])
  expect(kinds(await feed())).toEqual([])
  await send([{ skuRef: 'NONE-2', basePrice: 'ten' }])
  const first = await feed()
  expect(first.notifications).toMatchObject([
    {
      kind: 'records_failing',
      count: 2,
      message: '2 records failed: prices invalid_record (2).',
      subjects: [{ flow: 'prices', code: 'invalid_record', count: 2 }],
      read: false,
    },
  ])
  expect(await feed(`?cursor=${first.cursor}`)).toEqual({ notifications: [], cursor: first.cursor })
  await send([{ skuRef: 'NONE-3', basePrice: 'ten' }])
  const second = await feed(`?cursor=${first.cursor}`)
  expect(kinds(second)).toEqual([['records_failing', 3]])
})

it('shows the panel the same, and remembers what was read', async () => {
  const before = await panel(`{ notifications ${fields} }`)
  expect(before).toMatchObject({
    unread: 1,
    entries: [
      {
        kind: 'records_failing',
        isRead: false,
        subjects: [{ code: 'invalid_record', title: expect.any(String) }],
      },
    ],
  })
  const { revision } = before
  const read = await panel(`mutation { markNotificationsRead(revision: ${revision}) ${fields} }`)
  expect(read).toMatchObject({ unread: 0, entries: [{ isRead: true }] })
  expect((await feed()).notifications).toMatchObject([{ read: true }])
})
