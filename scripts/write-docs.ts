import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue, type CatalogueEntry, type ErrorOwner } from '../node/errors/catalogue'
import { soapFile, soapPage } from './soap-table'

/** Where the page of the error catalogue is. */
export const errorsFile = join(__dirname, '..', 'docs', 'errors.md')

/** The owners in the order of the page, and what each heading means for the reader. */
const owners: Record<ErrorOwner, { heading: string; meaning: string }> = {
  source: {
    heading: 'Source',
    meaning: 'The calling system mends it: the request or the record is at fault.',
  },
  configuration: {
    heading: 'Configuration',
    meaning: 'The store’s administrator mends it: keys, roles or permissions of the app.',
  },
  vtex: { heading: 'VTEX', meaning: 'VTEX refused the change or could not make it.' },
  app: { heading: 'App', meaning: 'A fault of this app.' },
}

const introduction = `# Error codes

This page is generated from \`node/errors/catalogue\` by \`npx tsx scripts/write-docs.ts\`; do not edit it by hand.

A code is stable: programs may branch on it. Titles and texts may be reworded. The status is that of the HTTP answer when the whole request fails; in the results of a batch the same code stands in \`code\` of the record. A running app answers the same list at \`GET /errors\` and one entry at \`GET /errors/{code}\`, without credentials.
`

/** The catalogue as Markdown: grouped by who mends it, in the catalogue's order. */
export function errorsPage(entries: Readonly<Record<string, CatalogueEntry>>): string {
  const groups = (Object.keys(owners) as ErrorOwner[]).map((owner) => {
    const own = Object.entries(entries).filter(([, entry]) => entry.owner === owner)
    const { heading, meaning } = owners[owner]
    return own.length === 0
      ? ''
      : [`## ${heading}`, meaning, ...own.map(([code, entry]) => section(code, entry))].join('\n\n')
  })
  return `${[introduction.trimEnd(), ...groups.filter((group) => group !== '')].join('\n\n')}\n`
}

function section(code: string, { title, status, explanation, help, retryable }: CatalogueEntry): string {
  const retry = retryable ? 'can succeed later, unchanged' : 'no use before something is corrected'
  return [
    `### \`${code}\``,
    `${title}. ${explanation}`,
    [`- What to do: ${help}`, `- HTTP status: ${status}`, `- Retry: ${retry}`].join('\n'),
  ].join('\n\n')
}

if (require.main === module) {
  writeFileSync(errorsFile, errorsPage(catalogue))
  writeFileSync(soapFile, soapPage())
  console.log(`Wrote ${errorsFile} and ${soapFile}`)
}
