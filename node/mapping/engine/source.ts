import { limits } from '../document/limits'
import type { Source, SourceOf } from '../document/schema'
import { compileFields, compileFilters, note, type Compilation, type Place } from './compile'
import type { CompiledSource } from './compiled'
import { compileExpression } from './expression/compile'
import { parsePath, type Path } from './path'

/** Stands for what could not be compiled; the errors then keep it from running. */
const nowhere: CompiledSource = { kind: 'constant', value: undefined }

/** Compiles where a rule's value comes from. */
export function compileSource(
  source: Source,
  target: string,
  place: Place,
  compilation: Compilation,
): CompiledSource {
  switch (source.kind) {
    case 'constant':
      return source
    case 'path': {
      const path = compilePath(source.path, `${place.pointer}/path`, compilation)
      return path ? { kind: 'path', path } : nowhere
    }
    case 'join':
      return {
        ...source,
        parts: source.parts.map((part, index) =>
          compileSource(part, target, { ...place, pointer: `${place.pointer}/parts/${index}` }, compilation),
        ),
      }
    case 'expression':
      return compiledExpression(source, place, compilation)
    case 'each':
    case 'list':
      return compileList(source, target, place, compilation)
  }
}

function compilePath(text: string, pointer: string, compilation: Compilation): Path | null {
  const path = parsePath(text)
  if (path.isOk()) return path.value
  note(compilation, pointer, 'invalid_path', path.error)
  return null
}

function compiledExpression(
  { expression: text }: SourceOf<'expression'>,
  { pointer }: Place,
  compilation: Compilation,
): CompiledSource {
  const id = compilation.expressions++
  const expression = compileExpression(text)
  if (expression.isOk()) return { kind: 'expression', id, expression: expression.value }
  note(compilation, `${pointer}/expression`, 'invalid_expression', expression.error)
  return nowhere
}

function compileList(
  source: SourceOf<'each'> | SourceOf<'list'>,
  target: string,
  place: Place,
  compilation: Compilation,
): CompiledSource {
  const { pointer, prefix, level } = place
  if (level >= limits.nesting) {
    note(
      compilation,
      pointer,
      'too_deep',
      `is a list at level ${level + 1}; there may be ${limits.nesting} levels`,
    )
    return nowhere
  }
  const type = compilation.targets.find(prefix + target)?.type
  if (type !== 'list of objects' && type !== 'any')
    note(
      compilation,
      `${pointer}/kind`,
      'wrong_type',
      `makes a list of objects, and ${prefix}${target} is none`,
    )
  const within = (at: string): Place => ({
    pointer: pointer + at,
    prefix: `${prefix}${target}[].`,
    level: level + 1,
  })
  if (source.kind === 'list')
    return {
      kind: 'list',
      items: source.items.map(({ fields }, index) =>
        compileFields(fields, within(`/items/${index}/fields`), compilation),
      ),
    }
  const path = compilePath(source.path, `${pointer}/path`, compilation)
  const where = compileFilters(source.where ?? [], `${pointer}/where`, compilation)
  const fields = compileFields(source.fields, within('/fields'), compilation)
  return path ? { kind: 'each', path, where, fields } : nowhere
}
