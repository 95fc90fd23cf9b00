import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from './build'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'))
  await cp(join(__dirname, '../probe-app'), root, {
    recursive: true,
    filter: (file) => !file.includes('.build'),
  })
})
afterEach(() => rm(root, { recursive: true, force: true }))

it('builds once for two that need the same app at the same moment', async () => {
  const [one, other] = await Promise.all([buildApp(root), buildApp(root)])
  expect(other).toEqual(one)
  expect(await readdir(join(root, '.build/app'))).toHaveLength(1)
  expect(await readdir(join(one.dir, 'service'))).toEqual(expect.arrayContaining(['service.json', 'src']))
})
