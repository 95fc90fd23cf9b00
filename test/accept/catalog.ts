import { setTimeout as pause } from 'node:timers/promises'
import { loadCatalog, type Catalog, type CatalogRecords } from '../adventureworks/catalog'
import { startImageServer } from '../support/image-server'
import { Checks } from './checks'
import { editsOf, enrich, enriched } from './edits'
import { differences, expectedPicture } from './expected'
import { orderTrouble } from './trouble'
import { takePicture } from './picture'
import { shuffled } from './shuffle'
import { AcceptStore, type Flow, type Sent } from './store'

const SEED = Number(process.env.ACCEPT_SEED ?? 20270101)
/** The category tree and lookups of VTEX lag a little behind what was written. */
const SETTLE_MILLISECONDS = 2_000

/**
 * A real ERP's catalog from its files to a store, through the public API alone: sent in shuffled order, sent again,
 * edited beside changes by hand, and all of that once more with VTEX and the platform in trouble. `--calm` and `--trouble`
 * run half of it.
 */
async function main(): Promise<void> {
  const images = await startImageServer()
  const checks = new Checks()
  console.log(`seed ${SEED}`)
  try {
    const wanted = process.argv.slice(2)
    if (!wanted.includes('--trouble')) await run(checks, images.url(''), false)
    if (!wanted.includes('--calm')) await run(checks, images.url(''), true)
  } finally {
    await images.stop()
  }
  process.exitCode = checks.report() ? 0 : 1
}

async function run(checks: Checks, imageBase: string, isTroubled: boolean): Promise<void> {
  const name = isTroubled ? 'in trouble' : 'in calm'
  const catalog = loadCatalog(imageBase)
  const store = await AcceptStore.open(catalog.warehouses)
  const check = (what: string, problems: readonly string[]) => checks.add(`${name}: ${what}`, problems)
  try {
    if (isTroubled) orderTrouble(store.sandbox)
    const first = await store.send(batchesOf(catalog.records, SEED))
    console.log(`${name}: first load ${describe(first)}; ${store.calls().length} calls to VTEX`)
    check('every record is applied', first.failures)
    check('VTEX is what the files say', await comparedWith(store, catalog))
    store.forgetCalls()
    const again = await store.send(batchesOf(catalog.records, SEED + 1))
    console.log(`${name}: again ${describe(again)}; ${store.calls().length} calls to VTEX`)
    check('the same again changes nothing', notUnchanged(again))
    if (!isTroubled) check('and writes nothing', store.writes() === 0 ? [] : [`${store.writes()} writes`])
    await edit(store, catalog, check)
  } finally {
    await store.sandbox.stop()
  }
}

type Check = (what: string, problems: readonly string[]) => void

async function edit(store: AcceptStore, catalog: Catalog, check: Check): Promise<void> {
  await enrich(store.vtex, catalog)
  const edits = editsOf(catalog.records)
  for (const { change } of edits) change(catalog.records)
  store.forgetCalls()
  const sent = await store.send(batchesOf(catalog.records, SEED + 2))
  console.log(`${edits.length} edits ${describe(sent)}; ${store.writes()} writes`)
  check(`${edits.length} edits are applied`, sent.failures)
  check('VTEX has the edits, and what was entered by hand', await comparedWith(store, catalog, true))
}

/** Everything differs in order: flows, and records within a flow. */
function batchesOf(records: CatalogRecords, seed: number): { flow: Flow; records: readonly object[] }[] {
  const flows = shuffled(Object.keys(records) as Flow[], seed)
  return flows.map((flow, index) => ({ flow, records: shuffled<object>(records[flow], seed + index) }))
}

async function comparedWith(store: AcceptStore, catalog: Catalog, isEnriched = false): Promise<string[]> {
  store.sandbox.faults.clear()
  await pause(SETTLE_MILLISECONDS)
  const expected = expectedPicture(catalog)
  const picture = await takePicture(store.vtex, store.sandbox.account)
  return differences(picture, isEnriched ? enriched(expected, catalog) : expected)
}

function notUnchanged({ outcomes, failures }: Sent): string[] {
  const others = Object.entries(outcomes).flatMap(([flow, counts]) =>
    Object.entries(counts).flatMap(([outcome, count]) =>
      outcome === 'unchanged' ? [] : [`${flow}: ${count} ${outcome}`],
    ),
  )
  return [...others, ...failures]
}

function describe({ outcomes, seconds }: Sent): string {
  return `${seconds.toFixed(1)} s, ${JSON.stringify(outcomes)}`
}

void main()
