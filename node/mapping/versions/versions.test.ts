import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { testDeps } from '../../testing/deps'
import { priceMapping, take } from '../../testing/mappings'
import type { MappingDocument } from '../document'
import {
  compareVersions,
  discardDraft,
  publishDraft,
  publishedMapping,
  readMapping,
  removeMapping,
  rollBackMapping,
  saveDraft,
  type MappingState,
} from '.'

const name = { source: 'erp', flow: 'prices' as const }
const rounded = priceMapping({
  fields: [
    take('skuRef', 'ProductNumber'),
    take('basePrice', 'ListPrice', { convert: [{ kind: 'round', digits: 1 }] }),
  ],
})

function open() {
  const deps = testDeps()
  const save = (document: unknown = priceMapping(), revision: string | null = null, by = 'ana') =>
    saveDraft(deps, { ...name, document, revision, by })
  const publish = (revision: string, note: string | null = null) =>
    publishDraft(deps, { ...name, revision, note, by: 'ana' })
  /** Publishes a document as the next version. */
  const release = async (document: MappingDocument = priceMapping()) =>
    (await publish(revisionOf(await save(document))))._unsafeUnwrap()
  return { deps, save, publish, release }
}

const revisionOf = (saved: Result<MappingState, Failure>): string =>
  saved._unsafeUnwrap().draft?.revision ?? ''
const codeOf = (failed: Result<unknown, Failure>) => failed._unsafeUnwrapErr().code

describe('a draft', () => {
  it('is saved, shown, saved again and thrown away', async () => {
    const { deps, save } = open()
    const first = revisionOf(await save())
    const second = revisionOf(await save(rounded, first, 'bob'))
    expect(await readMapping(deps, name)).toMatchObject({
      published: null,
      versions: [],
      draft: { revision: second, basedOn: null, by: 'bob', content: rounded, tests: [] },
    })
    expect((await discardDraft(deps, { ...name, revision: second }))._unsafeUnwrap().draft).toBeNull()
  })

  it('leaves no document behind when it is replaced, refused, thrown away or published', async () => {
    const { deps, save, publish } = open()
    const kept = () =>
      [...deps.documents.stored.keys()]
        .filter((key) => key.startsWith('mapping-documents/'))
        .map((key) => key.split('/')[1])
    const first = revisionOf(await save())
    const second = revisionOf(await save(rounded, first))
    await save(priceMapping(), first)
    expect(kept()).toEqual([second])
    await publish(second)
    const third = revisionOf(await save(priceMapping()))
    expect(kept()).toEqual([second, third])
    await discardDraft(deps, { ...name, revision: third })
    expect(kept()).toEqual([second])
  })

  it('is shown as it is now to who comes while it is replaced', async () => {
    const { deps, save } = open()
    const first = revisionOf(await save())
    const read = readMapping(deps, name)
    const second = revisionOf(await save(rounded, first))
    expect([first, second]).toContain((await read).draft?.revision)
    expect(codeOf(await publishDraft(deps, { ...name, revision: first, note: null, by: 'ana' }))).toBe(
      'draft_conflict',
    )
  })

  it('is not overwritten by who has not seen the last change', async () => {
    const { deps, save, publish } = open()
    const first = revisionOf(await save())
    const second = revisionOf(await save(rounded, first))
    expect(codeOf(await save(priceMapping(), first))).toBe('draft_conflict')
    expect(codeOf(await save(priceMapping(), null))).toBe('draft_conflict')
    expect(codeOf(await publish(first))).toBe('draft_conflict')
    expect(codeOf(await discardDraft(deps, { ...name, revision: first }))).toBe('draft_conflict')
    expect((await readMapping(deps, name)).draft).toMatchObject({ revision: second, content: rounded })
  })

  it('lets one of two through that save at once', async () => {
    const { save } = open()
    const revision = revisionOf(await save())
    const both = await Promise.all([save(rounded, revision, 'ana'), save(priceMapping(), revision, 'bob')])
    expect(both.filter((each) => each.isOk())).toHaveLength(1)
    expect(both.filter((each) => each.isErr()).map(codeOf)).toEqual(['draft_conflict'])
  })

  it.each<[string, unknown]>([
    ['no document', 7],
    ['a document of another flow', { ...priceMapping(), flow: 'brands' }],
    ['a target that does not exist', priceMapping({ fields: [take('nonsense', 'A')] })],
    [
      'an expression that costs too much',
      priceMapping({
        fields: [take('basePrice', '', { from: { kind: 'expression', expression: '$count([1..9000000])' } })],
      }),
    ],
  ])('is refused when it is %s', async (_name, document) => {
    const { deps, save } = open()
    expect(codeOf(await save(document))).toBe('invalid_mapping')
    expect((await readMapping(deps, name)).draft).toBeNull()
  })
})

describe('publishing', () => {
  it('puts the draft in force as the next version', async () => {
    const { deps, release } = open()
    expect(await publishedMapping(deps, name)).toBeNull()
    await release()
    const state = await release(rounded)
    expect(state).toMatchObject({ published: { version: 2, content: rounded }, draft: null })
    expect(state.versions.map(({ version }) => version)).toEqual([2, 1])
    expect(await publishedMapping(deps, name)).toMatchObject({ version: 2, document: rounded })
    expect(await publishedMapping(deps, { ...name, source: 'wms' })).toBeNull()
  })

  it('is stopped by a red test, which says what came out', async () => {
    const { deps, save, publish } = open()
    const sample = { ProductNumber: 'A', ListPrice: 1.25 }
    const test = (basePrice: number) => ({ name: 'a price', sample, expected: { skuRef: 'A', basePrice } })
    const red = revisionOf(await save(priceMapping({ tests: [test(2)] })))
    const refused = await publish(red)
    expect(codeOf(refused)).toBe('tests_failed')
    expect(refused._unsafeUnwrapErr().detail).toContain('a price')
    expect((await readMapping(deps, name)).draft?.tests).toMatchObject([
      { name: 'a price', passed: false, actual: { skuRef: 'A', basePrice: 1.25 } },
    ])
    const green = revisionOf(await save(priceMapping({ tests: [test(1.25)] }), red))
    expect((await publish(green))._unsafeUnwrap().published?.version).toBe(1)
  })

  it('reads the pointer once in ten seconds, and a document once', async () => {
    const { deps, release } = open()
    await release()
    deps.documents.calls.length = 0
    for (let time = 0; time < 5; time++) await publishedMapping(deps, name)
    expect(deps.documents.calls).toEqual([
      'read mapping-heads/erp~prices',
      expect.stringMatching(/^read mapping-documents\//),
    ])
  })
})

it('rolls back to an older version as a new one', async () => {
  const { deps, release } = open()
  await release()
  await release(rounded)
  const back = (await rollBackMapping(deps, { ...name, version: 1, by: 'bob' }))._unsafeUnwrap()
  expect(back.published).toMatchObject({ version: 3, rolledBackTo: 1, by: 'bob', content: priceMapping() })
  expect((await publishedMapping(deps, name))?.version).toBe(3)
  expect(codeOf(await rollBackMapping(deps, { ...name, version: 9, by: 'bob' }))).toBe('not_found')
})

it('makes records canonical again, with the versions kept', async () => {
  const { deps, release } = open()
  await release()
  expect(await removeMapping(deps, name)).toMatchObject({ published: null, versions: [{ version: 1 }] })
  expect(await publishedMapping(deps, name)).toBeNull()
  expect(
    (await rollBackMapping(deps, { ...name, version: 1, by: 'ana' }))._unsafeUnwrap().published,
  ).toMatchObject({
    version: 2,
  })
})

it('compares versions and the draft, rule by rule', async () => {
  const { deps, save, release } = open()
  await release()
  await save({ ...rounded, filters: [{ path: 'WebShop', is: 'present' }] })
  const compared = await compareVersions(deps, { ...name, from: 1, to: 'draft' })
  expect(compared._unsafeUnwrap()).toEqual([
    { target: 'basePrice', before: priceMapping().fields[1], after: rounded.fields[1] },
    { target: 'filters', before: [], after: [{ path: 'WebShop', is: 'present' }] },
  ])
  expect(codeOf(await compareVersions(deps, { ...name, from: 7, to: 'draft' }))).toBe('not_found')
})

it('keeps a hundred versions, the one in force among them', async () => {
  const { deps, release } = open()
  await release()
  await release(rounded)
  for (let version = 1; version <= 110; version++)
    await rollBackMapping(deps, { ...name, version, by: 'ana' })
  const { versions, published } = await readMapping(deps, name)
  expect(versions).toHaveLength(100)
  expect(versions.map(({ version }) => version)).toContain(published?.version)
})
