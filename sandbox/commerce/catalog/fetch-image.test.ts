import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchImage } from './fetch-image'
import { imageSize } from './image-size'

/** The head of a PNG of so many pixels: all that is looked at. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(24)
  bytes.write('\u0089PNG\r\n\u001a\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** A comment segment, then the frame header of a JPEG of so many pixels. */
function jpeg(width: number, height: number): Buffer {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  return Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, ...frame])
}

let server: Server
let seen: IncomingMessage | undefined
let reply: (res: ServerResponse) => void = (res) => res.end()

beforeAll((done) => {
  server = createServer((req, res) => {
    seen = req
    reply(res)
  }).listen(0, '127.0.0.1', done)
})
afterAll((done) => {
  server.close(done)
})

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`

function answering(status: number, type: string, bytes: Buffer) {
  reply = (res) => res.writeHead(status, { 'content-type': type }).end(bytes)
}

it('gets a picture without a User-Agent', async () => {
  answering(200, 'image/png', png(3_200, 3_200))
  expect(await fetchImage(address())).toEqual({
    ok: true,
    fingerprint: expect.stringMatching(/^[0-9A-F]{32}$/),
  })
  expect(seen?.headers['user-agent']).toBeUndefined()
})

it.each([
  ['a missing one', 404, 'image/png', png(1, 1), 'its server answered 404'],
  ['a page', 200, 'text/html', Buffer.from('<p>'), 'it is text/html, not an image'],
  ['a large PNG', 200, 'image/png', png(3_201, 10), 'it is larger than 3200 x 3200 pixels'],
  ['a large JPEG', 200, 'image/jpeg', jpeg(10, 4_000), 'it is larger than 3200 x 3200 pixels'],
])('refuses %s', async (_name, status, type, bytes, problem) => {
  answering(status, type, bytes)
  expect(await fetchImage(address())).toEqual({ ok: false, problem })
})

it.each(['no address', 'https://127.0.0.1/a.png', 'http://example.com/a.png', 'file:///etc/hosts'])(
  'does not leave the machine for %s',
  async (url) => {
    expect(await fetchImage(url)).toEqual({ ok: false, problem: 'the address cannot be reached' })
  },
)

it('refuses a connection that breaks', async () => {
  reply = (res) => res.destroy()
  expect(await fetchImage(address())).toMatchObject({ ok: false })
})

it('reads the size of PNG and JPEG only', () => {
  expect(imageSize(png(7, 9))).toEqual({ width: 7, height: 9 })
  expect(imageSize(jpeg(300, 200))).toEqual({ width: 300, height: 200 })
  for (const bytes of [Buffer.from('GIF89a'), Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0])])
    expect(imageSize(bytes)).toBeNull()
})
