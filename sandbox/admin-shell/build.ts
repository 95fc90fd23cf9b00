import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the panel is made of; a change in any of it is another build. */
const sources = ['react', 'messages', 'admin', 'sandbox/admin-shell', 'package-lock.json']

/** Builds under way in this process, by folder, so that nobody builds twice. */
const building = new Map<string, Promise<void>>()

/**
 * Builds the panel with its frame for the browser and says where it lies.
 * A build of the same sources is reused. Throws with Vite's words when the build fails.
 */
export async function buildAdmin(root = resolve(__dirname, '../..')): Promise<{ dir: string }> {
  const dir = join(root, '.build/admin', await hashSources(root))
  if (existsSync(dir)) return { dir }
  const build = building.get(dir) ?? runVite(root, dir)
  building.set(dir, build)
  await build.finally(() => building.delete(dir))
  return { dir }
}

/** Whether sources changed is looked at this often: a page is many requests, and a look reads every source; milliseconds. */
const LOOK_EVERY = 2_000

let looked: { at: number; built: Promise<{ dir: string }> } | undefined

/** The panel as `buildAdmin` answers it, of a moment ago. */
export function currentAdmin(): Promise<{ dir: string }> {
  if (looked && Date.now() - looked.at < LOOK_EVERY) return looked.built
  const built = buildAdmin()
  looked = { at: Date.now(), built }
  built.catch(() => (looked = undefined))
  return built
}

/** Vite runs in a process of its own: it is an ES module, and its memory is given back. */
async function runVite(root: string, dir: string): Promise<void> {
  const shell = join(root, 'sandbox/admin-shell')
  const draft = `${dir}.${process.pid}`
  const vite = join(dirname(require.resolve('vite/package.json', { paths: [shell] })), 'bin/vite.js')
  await mkdir(dirname(dir), { recursive: true })
  await run(
    process.execPath,
    [vite, 'build', '--config', join(shell, 'vite.config.mjs'), '--outDir', draft],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    },
  )
  await publish(draft, dir)
}

/** The folder appears complete or not at all; whoever comes second leaves the first one's. */
async function publish(draft: string, dir: string): Promise<void> {
  try {
    await rename(draft, dir)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(dir)) throw error
  }
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(sources.map((source) => listFiles(join(root, source))))).flat().sort()
  for (const file of files)
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  const wanted = entries.filter(({ name }) => name !== 'node_modules' && !/\.test\.tsx?$/.test(name))
  return (await Promise.all(wanted.map(({ name }) => listFiles(join(path, name))))).flat()
}
