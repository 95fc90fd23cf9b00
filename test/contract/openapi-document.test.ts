import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApiDocument } from '../../node/http/openapi'
import { routes } from '../../node/http/routes'

const redocly = join(__dirname, '../../node_modules/.bin/redocly')

describe('our own contract', () => {
  it('is an OpenAPI 3.1 document that Redocly finds no fault in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'contract-'))
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(openApiDocument(routes, '1.2.3')))
    const { status, stdout, stderr } = spawnSync(
      redocly,
      ['lint', file, '--extends=recommended', '--format=json'],
      {
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    )
    rmSync(folder, { recursive: true })
    const report = stdout.slice(stdout.indexOf('{'))
    expect({
      status,
      problems: (JSON.parse(report) as { problems: unknown[] }).problems,
      stderr: status === 0 ? '' : stderr,
    }).toEqual({
      status: 0,
      problems: [],
      stderr: '',
    })
  })

  it('has every call of the route table', () => {
    const document = openApiDocument(routes, '1.2.3') as { paths: Record<string, Record<string, unknown>> }
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(listed.sort()).toEqual(routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort())
  })
})
