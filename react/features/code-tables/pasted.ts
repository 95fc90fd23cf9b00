import { cellsOf } from '../mappings/sample/parse'

/** Two columns as a spreadsheet copies them, or CSV of a file, as the CSV the app reads: `code,value,label`. */
export function toCsv(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const separator = separatorOf(lines[0] ?? '')
  const rows = lines.map((line) => cellsOf(line, separator).slice(0, 3))
  const [first = []] = rows
  const hasHeader = /^(code|código|codigo)$/i.test(first[0] ?? '')
  return [['code', 'value', 'label'], ...(hasHeader ? rows.slice(1) : rows)].map(writeLine).join('\n')
}

/** How many codes a text holds. */
export function countCodes(text: string): number {
  return text.trim() === '' ? 0 : toCsv(text).split('\n').length - 1
}

function separatorOf(line: string): string {
  return ['\t', ';', ','].find((one) => line.includes(one)) ?? ','
}

function writeLine(cells: string[]): string {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')
}
