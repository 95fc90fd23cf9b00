import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A red dot of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

export interface ImageServer {
  /** Address of a picture; any name will do. Names that begin with `missing` answer 404, with `picky` ask for a User-Agent. */
  url(name: string): string
  stop(): Promise<void>
}

/** The ERP's file server: answers every address with the same picture, on any free port of this machine. */
export async function startImageServer(): Promise<ImageServer> {
  const server = createServer((request, response) => {
    if (isRefused(request)) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': 'image/png' }).end(PNG)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function isRefused({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/missing') || (url.startsWith('/picky') && !headers['user-agent'])
}
