import { newCallLog, noteCall, recordCalls } from './record-calls'

it.each([
  ['/api/catalog/pvt/product/7', '/api/catalog/pvt/product/7'],
  ['http://api.vtex.com/store/pricing/prices/1', '/store/pricing/prices/1'],
  ['/api/dataentities/CL/search?_where=email=a@b.c', '/api/dataentities/CL/search'],
  ['/api/x#y', '/api/x'],
  [`/${'x'.repeat(500)}`, `/${'x'.repeat(159)}`],
])('keeps of %s the path', (url, path) => {
  const log = newCallLog()
  recordCalls(log, () => noteCall('put', url, 200, 12.6))
  expect(log).toEqual({ calls: [['PUT', path, 200, 13]], leftOut: 0 })
})

it('tells apart whom calls are made for that run side by side', async () => {
  const logs = [newCallLog(), newCallLog()]
  await Promise.all(
    logs.map((log, index) =>
      recordCalls(log, async () => {
        await Promise.resolve()
        noteCall('GET', `/${index}`, 200, 1)
      }),
    ),
  )
  expect(logs.map(({ calls }) => calls.map(([, path]) => path))).toEqual([['/0'], ['/1']])
})

it('keeps the last twenty and counts the others', () => {
  const log = newCallLog()
  recordCalls(log, () => {
    for (let call = 1; call <= 23; call++) noteCall('GET', `/${call}`, 200, 1)
  })
  expect(log.leftOut).toBe(3)
  expect(log.calls.map(([, path]) => path)).toEqual(Array.from({ length: 20 }, (_, index) => `/${index + 4}`))
})

it('takes no note of calls that nobody asked to record', () => {
  expect(() => noteCall('GET', '/', 200, 1)).not.toThrow()
})
