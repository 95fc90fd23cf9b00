import type { GraphQLResolveInfo, SelectionNode } from 'graphql'

/** Each field of Query and Mutation costs VTEX two calls before ours begin. */
const MOST_ROOT_FIELDS = 20
/** Fragments within fragments; the runtime refuses circles. */
const MOST_NESTED = 5

/**
 * Whether a request asks for too many fields of Query or Mutation, aliases counted one by one. Depth needs no such look:
 * no type of the schema holds itself, so no query is deeper than the schema, which a test measures.
 */
export function isTooWide({
  operation,
  fragments,
}: Pick<GraphQLResolveInfo, 'operation' | 'fragments'>): boolean {
  const count = (selections: readonly SelectionNode[], depth: number): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === 'Field') return sum + 1
      if (depth >= MOST_NESTED) return MOST_ROOT_FIELDS + 1
      const within = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value]
      return sum + count(within?.selectionSet.selections ?? [], depth + 1)
    }, 0)
  return count(operation.selectionSet.selections, 0) > MOST_ROOT_FIELDS
}
