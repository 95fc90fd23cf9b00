import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { postHook } from './post-hook'

it.each([
  ['200', 200, true],
  ['204', 204, false],
  ['a redirect', 302, false],
  ['500', 500, false],
])('a hook that answers %s', async (_name, status, expected) => {
  const received: unknown[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      received.push([req.method, req.headers.key, JSON.parse(Buffer.concat(chunks).toString())])
      res.writeHead(status, { location: '/elsewhere', connection: 'close' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  expect(await postHook({ url, headers: { key: 'secret' }, body: { hookConfig: 'ping' } })).toBe(expected)
  expect(received).toEqual([['POST', 'secret', { hookConfig: 'ping' }]])
  await new Promise((resolve) => server.close(resolve))
  expect(await postHook({ url, headers: {}, body: {} })).toBe(false)
})
