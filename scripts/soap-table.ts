import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOfLastContract, operationNames } from '../node/soap/contract'
import { isHandled, operationTable } from '../node/soap/operations'
import { soapNotes } from './soap-notes'

/** The guide of the SOAP WebService; the table of operations in it is written by this. */
export const soapFile = join(__dirname, '..', 'docs', 'soap.md')

const START = '<!-- operations: written by npx tsx scripts/write-docs.ts -->'
const END = '<!-- end of operations -->'

/** The guide with the table of operations as it is now. */
export function soapPage(page: string = readFileSync(soapFile, 'utf8')): string {
  const [before, rest = ''] = page.split(START)
  const [, after = ''] = rest.split(END)
  return `${before}${START}\n\n${operationsTable()}\n\n${END}${after}`
}

function operationsTable(): string {
  const rows = operationNames.map((name) => {
    const entry = operationTable[name]
    const until = isOfLastContract(name) ? '2025' : '2018'
    const [answered, note] = isHandled(entry) ? ['yes', soapNotes[name] ?? ''] : ['no', entry.instead]
    return [`\`${name}\``, until, answered, note]
  })
  const sorted = rows.sort(([, , a = ''], [, , b = '']) => b.localeCompare(a))
  return aligned([
    ['operation', 'until', 'answered', 'what it does in VTEX, or what to use instead'],
    ...sorted,
  ])
}

/** A Markdown table, its columns as wide as their longest cell. */
function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...others] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n')
}
