import { Conversion, ConversionKind } from './types'

/** A conversion as it is added: the most usual choice for each part. */
const usual: { [K in ConversionKind]: Extract<Conversion, { kind: K }> } = {
  table: { kind: 'table', table: '' },
  number: { kind: 'number', decimal: ',' },
  multiply: { kind: 'multiply', by: 1 },
  round: { kind: 'round', digits: 2 },
  unit: { kind: 'unit', from: 'g', to: 'kg' },
  boolean: { kind: 'boolean', true: ['true', '1', 'Y'], false: ['false', '0', 'N'] },
  date: { kind: 'date', format: 'yyyy-MM-dd', zone: '+00:00' },
  'format-date': { kind: 'format-date', format: 'yyyy-MM-dd', zone: '+00:00' },
  duration: { kind: 'duration', unit: 'days' },
  text: { kind: 'text' },
  replace: { kind: 'replace', find: '', with: '' },
  split: { kind: 'split', separator: ',' },
}

/** Kinds of conversions, in the order they are offered. */
export const conversionKinds: ConversionKind[] = [
  'table',
  'number',
  'multiply',
  'round',
  'unit',
  'boolean',
  'date',
  'format-date',
  'duration',
  'text',
  'replace',
  'split',
]

export function newConversion(kind: ConversionKind): Conversion {
  return usual[kind]
}

/** The conversions with one changed, or taken away where `next` is null. */
export function withConversion(steps: Conversion[], index: number, next: Conversion | null): Conversion[] {
  return steps.flatMap((step, at) => (at === index ? (next ? [next] : []) : [step]))
}

/** The conversions with one moved a place up (-1) or down (1); as they were where there is no such place. */
export function moveConversion(steps: Conversion[], index: number, by: -1 | 1): Conversion[] {
  const moved = steps[index]
  const other = steps[index + by]
  if (!moved || !other) return steps
  return steps.map((step, at) => (at === index ? other : at === index + by ? moved : step))
}
