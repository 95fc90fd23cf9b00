import type { Deps } from '../../delivery/deps'
import { compile, runTests, tablesOf, type Tables, type TestOutcome } from '../engine'
import type { MappingDocument } from '../document'
import { loadTables } from '../tables'
import {
  findDocument,
  loadDocument,
  readHead,
  type DraftHead,
  type MappingHead,
  type MappingName,
  type VersionHead,
} from './head'

/** What an admin sees of a mapping. */
export interface MappingState extends MappingName {
  published: (VersionHead & { content: MappingDocument }) | null
  draft: (DraftHead & { content: MappingDocument; tests: TestOutcome[] }) | null
  /** Newest first. */
  versions: VersionHead[]
}

type StateDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

export async function readMapping(deps: StateDeps, name: MappingName): Promise<MappingState> {
  return stateOf(deps, name, await readHead(deps, name))
}

/** The head with its documents, and how the draft's tests end with the tables of now. */
export async function stateOf(
  deps: StateDeps,
  name: MappingName,
  head: MappingHead,
  { isNewest = false } = {},
): Promise<MappingState> {
  const published = head.versions.find(({ version }) => version === head.published)
  const [inForce, draft] = await Promise.all([
    published && loadDocument(deps, published.document),
    head.draft && findDocument(deps, head.draft.revision),
  ])
  // Somebody has replaced the draft since the head was read.
  if (head.draft && !draft && !isNewest)
    return stateOf(deps, name, await readHead(deps, name), { isNewest: true })
  return {
    ...name,
    published: published && inForce ? { ...published, content: inForce } : null,
    draft:
      head.draft && draft
        ? { ...head.draft, content: draft, tests: await testsOf(deps, name.source, draft) }
        : null,
    versions: head.versions,
  }
}

/** Runs the document's own tests with the source's tables of now. */
export async function testsOf(
  deps: StateDeps,
  source: string,
  document: MappingDocument,
): Promise<TestOutcome[]> {
  return testsWith(document, await loadTables(deps, source, tablesOf(document)))
}

/** Runs the document's own tests; a document that cannot be compiled has none to run. */
export async function testsWith(document: MappingDocument, tables: Tables): Promise<TestOutcome[]> {
  const mapping = compile(document)
  return mapping.isErr() ? [] : runTests(mapping.value, document.tests, tables)
}
