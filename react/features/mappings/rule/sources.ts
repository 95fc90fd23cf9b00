import { FieldRule, Source } from '../document/types'

export type SourceKind = Source['kind']

interface Takes {
  isList: boolean
  hasItems: boolean
  /** Whatever comes: a field of the ERP's own. */
  isFree?: boolean
}

/** Kinds of sources a target may have, in the order they are offered. */
export function sourceKinds({ isList, hasItems, isFree = false }: Takes): SourceKind[] {
  if (isFree) return ['path', 'constant', 'join', 'expression', 'each', 'list']
  if (hasItems) return ['each', 'list', 'path', 'expression']
  return isList ? ['path', 'constant', 'expression'] : ['path', 'constant', 'join', 'expression']
}

/** A source as it is when its kind was just chosen; what fits of the one before stays. */
export function newSource(kind: SourceKind, before?: Source): Source {
  const path = before && 'path' in before ? before.path : ''
  switch (kind) {
    case 'path':
      return { kind, path }
    case 'constant':
      return { kind, value: '' }
    case 'join':
      return {
        kind,
        parts: [
          { kind: 'path', path },
          { kind: 'path', path: '' },
        ],
        separator: ' ',
      }
    case 'expression':
      return { kind, expression: path }
    case 'each':
      return { kind, path, fields: [] }
    case 'list':
      return { kind, items: [{ fields: [] }] }
  }
}

export function newRule(target: string, from: Source): FieldRule {
  return { target, from, convert: [] }
}
