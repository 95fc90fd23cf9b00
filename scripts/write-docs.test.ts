import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { catalogue, type CatalogueEntry } from '../node/errors/catalogue'
import { operationNames } from '../node/soap/contract'
import { isHandled, operationTable } from '../node/soap/operations'
import { soapNotes } from './soap-notes'
import { soapFile, soapPage } from './soap-table'
import { errorsFile, errorsPage } from './write-docs'

const root = join(__dirname, '..')
const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))

const entry = (changes: Partial<CatalogueEntry>): CatalogueEntry => ({
  owner: 'source',
  status: 422,
  title: 'Title',
  explanation: 'What happened.',
  help: 'What to do.',
  retryable: false,
  ...changes,
})

describe('errorsPage', () => {
  test('is what docs/errors.md holds; else run npx tsx scripts/write-docs.ts', () => {
    expect(readFileSync(errorsFile, 'utf8')).toBe(errorsPage(catalogue))
  })

  test('has a section per code', () => {
    const headings = [...errorsPage(catalogue).matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code)
    expect(headings.sort()).toEqual(Object.keys(catalogue).sort())
  })

  test('groups by owner and leaves out owners without a code', () => {
    const page = errorsPage({ late: entry({ owner: 'vtex', retryable: true }), wrong: entry({}) })
    expect([...page.matchAll(/^##+ .*$/gm)].map(([heading]) => heading)).toEqual([
      '## Source',
      '### `wrong`',
      '## VTEX',
      '### `late`',
    ])
    expect(page).toContain('- Retry: can succeed later, unchanged')
  })
})

describe('soapPage', () => {
  test('is what docs/soap.md holds; else run npx tsx scripts/write-docs.ts', () => {
    const held = readFileSync(soapFile, 'utf8')
    expect(held).toBe(soapPage(held))
    expect(held.match(/^\| `\w+` +\| 20/gm)).toHaveLength(120)
  })

  test('says of each operation that is answered what it does, and of no other', () => {
    const answered = operationNames.filter((name) => isHandled(operationTable[name]))
    expect(Object.keys(soapNotes).sort()).toEqual([...answered].sort())
  })
})

describe('the documents', () => {
  const files = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs'), ...markdownIn('docs/adr')]

  test.each(files)('%s links to files that exist', (file) => {
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(
      ([, link = '']) => link,
    )
    const missing = links.filter(
      (link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(file), link)),
    )
    expect(missing).toEqual([])
  })

  test.each(markdownIn('docs/adr'))('%s has context, decision and consequences', (file) => {
    const headings = [...readFileSync(join(root, file), 'utf8').matchAll(/^## (.*)$/gm)].map(
      ([, heading]) => heading,
    )
    expect(headings).toEqual(['Context', 'Decision', 'Consequences'])
  })
})
