import { build } from 'esbuild'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

export interface BuiltApp {
  /** The folder a replica runs in: `service/src/node`, `service/service.json`, `service/schema.graphql`, `replica.js`. */
  dir: string
}

/** Raise when the layout of the built folder changes. */
const BUILD_VERSION = '1'
const IGNORED_JSON = new Set(['tsconfig.json', 'package.json', 'service.json'])

/**
 * Builds the app at `root` as VTEX's builders would: compiled node/ with service.json and one GraphQL schema.
 * The result is kept under .build/app by content, so an unchanged app is not built again.
 */
export async function buildApp(root: string): Promise<BuiltApp> {
  const inputs = await findInputs(root)
  const dir = join(root, '.build/app', await hashOf(root, inputs))
  if (existsSync(dir)) return { dir }
  const draft = `${dir}.${randomUUID()}`
  await compile(root, inputs, draft)
  try {
    await rename(draft, dir)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(dir)) throw error
  }
  return { dir }
}

interface Inputs {
  sources: string[]
  json: string[]
  graphql: string[]
  replica: string
}

async function findInputs(root: string): Promise<Inputs> {
  const inNode = await filesUnder(join(root, 'node'))
  const graphqlDir = join(root, 'graphql')
  const types = (await filesUnder(join(graphqlDir, 'types'))).filter((file) => file.endsWith('.graphql'))
  const schema = [join(graphqlDir, 'schema.graphql'), join(graphqlDir, 'directives.graphql')].filter(
    existsSync,
  )
  return {
    sources: inNode.filter((file) => /\.ts$/.test(file) && !/\.(test|d)\.ts$/.test(file)),
    json: inNode.filter(
      (file) => file.endsWith('.json') && !IGNORED_JSON.has(relative(join(root, 'node'), file)),
    ),
    graphql: [...schema, ...types],
    replica: join(__dirname, 'replica.ts'),
  }
}

async function filesUnder(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return []
  const entries = await readdir(dir, { withFileTypes: true })
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(dir, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path)
      return [path]
    }),
  )
  return nested.flat().sort()
}

async function hashOf(root: string, inputs: Inputs): Promise<string> {
  const hash = createHash('sha256')
    .update(BUILD_VERSION)
    .update(String(existsSync(join(root, 'node/node_modules'))))
  const files = [
    join(root, 'node/service.json'),
    inputs.replica,
    ...inputs.sources,
    ...inputs.json,
    ...inputs.graphql,
  ]
  for (const file of files)
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex').slice(0, 20)
}

async function compile(root: string, inputs: Inputs, draft: string): Promise<void> {
  const service = join(draft, 'service')
  const code = join(service, 'src/node')
  await mkdir(code, { recursive: true })
  const options = {
    format: 'cjs',
    target: 'node20',
    platform: 'node',
    sourcemap: 'inline',
    logLevel: 'silent',
  } as const
  await build({ ...options, entryPoints: inputs.sources, outdir: code, outbase: join(root, 'node') })
  await build({ ...options, entryPoints: [inputs.replica], outfile: join(draft, 'replica.js') })
  await Promise.all(inputs.json.map((file) => copyInto(join(code, relative(join(root, 'node'), file)), file)))
  await linkDependencies(root, code)
  await writeFile(join(service, 'service.json'), await serviceJson(root, inputs))
  if (inputs.graphql.length > 0) await writeFile(join(service, 'schema.graphql'), await schemaOf(inputs))
}

async function copyInto(target: string, source: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await cp(source, target)
}

/** The app's own dependencies that npm did not hoist to the repository's node_modules. */
async function linkDependencies(root: string, code: string): Promise<void> {
  const own = join(root, 'node/node_modules')
  if (existsSync(own)) await symlink(own, join(code, 'node_modules'), 'dir')
}

async function serviceJson(root: string, inputs: Inputs): Promise<string> {
  const service = JSON.parse(await readFile(join(root, 'node/service.json'), 'utf8')) as { routes?: object }
  const graphql = inputs.graphql.length > 0 ? { __graphql: { path: '/_v/graphql', public: false } } : {}
  return JSON.stringify({ ...service, routes: { ...service.routes, ...graphql } }, null, 2)
}

async function schemaOf(inputs: Inputs): Promise<string> {
  const parts = await Promise.all(inputs.graphql.map((file) => readFile(file, 'utf8')))
  return parts.join('\n\n')
}
