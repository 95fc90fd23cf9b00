import { startPanelServer, type PanelServer } from './panel-server'

jest.setTimeout(60_000)

let server: PanelServer
beforeAll(async () => {
  server = await startPanelServer()
})
afterAll(() => server?.close())

const cookie = 'VtexIdclientAutCookie=panel-admin-token'

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers })
}

async function firstScript(): Promise<string> {
  const page = await (await get('/admin')).text()
  return /src="(\/admin\/_assets\/[^"]+\.js)"/.exec(page)?.[1] ?? 'no script in the page'
}

describe('serveAdmin', () => {
  it.each([
    '/admin',
    '/admin/',
    '/admin/erp-integrator',
    '/admin/app/erp-integrator',
    '/admin/anything/else',
  ])('answers %s with the page, never cached', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('{"account":"demo","workspace":"master"}')
  })

  it.each([
    ['a new visitor', {}, `${cookie}; Path=/; HttpOnly; SameSite=Lax`],
    [
      'a visitor of an earlier sandbox',
      { cookie: 'VtexIdclientAutCookie=old' },
      `${cookie}; Path=/; HttpOnly; SameSite=Lax`,
    ],
    ['a visitor who is logged in', { cookie: `a=b; ${cookie}` }, null],
  ])('logs in %s', async (_, headers, expected) => {
    expect((await get('/admin', headers)).headers.get('set-cookie')).toBe(expected)
  })

  it('lets built files be kept for ever', async () => {
    const response = await get(await firstScript())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch('text/javascript')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it.each(['missing.js', '..%2Findex.html', '%2e%2e/index.html', ''])('knows no file %s', async (name) => {
    const response = await get(`/admin/_assets/${name}`)
    expect([response.status, response.headers.get('content-type')]).not.toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    expect(response.status === 404 || (await response.text()).includes('id="root"')).toBe(true)
  })

  it('is read only', async () => {
    const response = await fetch(`${server.url}/admin`, { method: 'POST' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET')
  })
})
