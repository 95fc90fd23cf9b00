import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { send } from './http-io'
import { users } from './identity/seed'

interface AdminShell {
  buildAdmin(root: string): Promise<unknown>
  configureAdmin(settings: { adminToken: string; account: string; workspace: string }): void
  serveAdmin(req: IncomingMessage, res: ServerResponse): Promise<void>
}

const shellPath = join(__dirname, '../admin-shell/serve')
let shell: Promise<AdminShell> | undefined

/** Serves the admin panel to the account's admin. Loaded on first use: most tests never open it. */
export async function serveAdminPanel(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!existsSync(`${shellPath}.ts`)) return send(res, notBuilt('The panel is not part of this checkout'))
  try {
    const { serveAdmin } = await loadShell()
    await serveAdmin(req, res)
  } catch (error) {
    if (!res.headersSent) send(res, notBuilt(`The panel could not be built: ${(error as Error).message}`))
  }
}

/** Builds the panel ahead of the first visit. */
export async function buildAdminPanel(root: string): Promise<void> {
  if (!existsSync(`${shellPath}.ts`)) return
  const { buildAdmin } = await loadShell()
  await buildAdmin(root)
}

function loadShell(): Promise<AdminShell> {
  shell ??= (import(shellPath) as Promise<AdminShell>).then((loaded) => {
    const [admin] = users
    if (admin !== undefined) {
      loaded.configureAdmin({ adminToken: admin.token, account: admin.account, workspace: 'master' })
    }
    return loaded
  })
  return shell
}

function notBuilt(reason: string) {
  const escaped = reason.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '5' },
    body: `<!doctype html><title>Panel unavailable</title><h1>Panel unavailable</h1><pre>${escaped}</pre>`,
  }
}
