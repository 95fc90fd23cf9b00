import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { buildAdmin, currentAdmin } from './build'

export { buildAdmin }

export interface AdminOptions {
  /** Token of the user who is logged in to the admin: the value of the cookie VtexIdclientAutCookie. */
  adminToken: string
  account: string
  workspace: string
}

const ASSETS = '/admin/_assets/'
const COOKIE = 'VtexIdclientAutCookie'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

let options: AdminOptions | undefined

/** Says whose panel is shown and who is logged in; call it before the first request. */
export function configureAdmin(given: AdminOptions): void {
  options = given
}

/**
 * Answers GET /admin and /admin/*: the built files under /admin/_assets, the page everywhere else.
 * Builds the panel first when that has not happened. Logs the seeded admin user in by cookie.
 */
export async function serveAdmin(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'GET' && req.method !== 'HEAD')
    return answer(res, 405, 'text/plain', 'Only GET', { Allow: 'GET' })
  const path = new URL(req.url ?? '/', 'http://localhost').pathname
  const { dir } = await currentAdmin()
  await (path.startsWith(ASSETS) ? sendAsset(res, dir, path.slice(ASSETS.length)) : sendPage(req, res, dir))
}

async function sendAsset(res: ServerResponse, dir: string, name: string): Promise<void> {
  const file = join(dir, '_assets', name)
  // Vite writes flat names; anything else is not a file of ours.
  if (!/^[\w.-]+$/.test(name) || !existsSync(file)) return answer(res, 404, 'text/plain', 'Not found')
  const type = types[extname(name)] ?? 'application/octet-stream'
  answer(res, 200, type, await readFile(file), { 'Cache-Control': 'public, max-age=31536000, immutable' })
}

async function sendPage(req: IncomingMessage, res: ServerResponse, dir: string): Promise<void> {
  const { adminToken, ...settings } = options ?? { adminToken: '', account: 'demo', workspace: 'master' }
  const page = await readFile(join(dir, 'index.html'), 'utf8')
  const html = page.replace(/(id="admin-settings">)\s*\{\}\s*/, (_, start) => start + toScript(settings))
  answer(res, 200, 'text/html; charset=utf-8', html, {
    'Cache-Control': 'no-store',
    ...login(req, adminToken),
  })
}

/** A cookie of an earlier sandbox would be refused by this one, so it is replaced. */
function login(req: IncomingMessage, token: string): Record<string, string> {
  const cookies = (req.headers.cookie ?? '').split(/;\s*/)
  if (token === '' || cookies.includes(`${COOKIE}=${token}`)) return {}
  return { 'Set-Cookie': `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax` }
}

function toScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

function answer(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers })
  res.end(body)
}
