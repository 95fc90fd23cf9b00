import { catalog } from './catalog'
import { duringImport } from './during-import'
import { report, type Figure } from './figure'
import { importing } from './import'
import { inventory } from './inventory'
import { mapping } from './mapping'
import { orders } from './orders'
import { overhead } from './overhead'
import { prices } from './prices'
import { resend } from './resend'
import { soap } from './soap'

const benchmarks: Record<string, () => Promise<Figure[]>> = {
  mapping,
  overhead,
  prices,
  inventory,
  catalog,
  orders,
  soap,
  resend,
  import: importing,
  'during-import': duringImport,
}

/** `npm run bench`, or `npm run bench -- overhead` for some of them. */
async function main(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in benchmarks))
  if (unknown.length > 0)
    throw new Error(`No benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`)
  const figures: Figure[] = []
  for (const [name, run] of Object.entries(benchmarks)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.error(`measuring ${name} …`)
    figures.push(...(await run()))
  }
  report(figures)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
