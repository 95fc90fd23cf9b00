// Installs what is missing before a command runs, so that one command works in a fresh clone.
// Plain Node without dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lock = join(root, 'package-lock.json')
const installedLock = join(root, 'node_modules', '.erp-integrator-lock.json')

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`This project needs Node 20 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const isCurrent = existsSync(installedLock) && readFileSync(installedLock).equals(readFileSync(lock))
if (!isCurrent) {
  console.log('Installing dependencies (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
  copyFileSync(lock, installedLock)
}
