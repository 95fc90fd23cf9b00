import { ErpSuggestionsQuery } from '../../../graphql/operation-types'
import { readRule } from '../document/read'
import { ruleAt, withRule } from '../document/rules'
import { FieldRule, MappingDocument } from '../document/types'

type Success = Exclude<ErpSuggestionsQuery['suggestMapping'], { __typename: 'Failure' }>

/** A proposal a person may say yes to. */
export interface Proposal {
  sourcePath: string
  example: string
  rule: FieldRule
  isSure: boolean
  why: string
  /** Whether the document has a rule for the target, which a yes replaces. */
  replaces: boolean
}

/** What fits of the app's suggestions: those with a rule, the sure ones first. */
export function proposalsOf(suggestions: Success['suggestions'], document: MappingDocument): Proposal[] {
  return suggestions
    .flatMap(({ sourcePath, exampleJson, ruleJson, confidence, why }) => {
      const rule = readRule(ruleJson)
      if (!rule) return []
      const replaces = ruleAt(document.fields, rule.target) !== null
      return [{ sourcePath, example: exampleJson ?? '', rule, isSure: confidence === 'high', why, replaces }]
    })
    .sort((a, b) => Number(b.isSure) - Number(a.isSure))
}

/** The sure ones that replace nothing; of two for the same target, the first. */
export function sureOnes(proposals: Proposal[]): Set<number> {
  const taken = new Set<string>()
  const chosen = new Set<number>()
  proposals.forEach(({ isSure, replaces, rule }, index) => {
    if (!isSure || replaces || taken.has(rule.target)) return
    taken.add(rule.target)
    chosen.add(index)
  })
  return chosen
}

/** The chosen ones with one more, which takes the place of another for the same target. */
export function withChosen(proposals: Proposal[], chosen: ReadonlySet<number>, index: number): Set<number> {
  const target = proposals[index]?.rule.target
  const kept = [...chosen].filter((one) => proposals[one]?.rule.target !== target)
  return new Set(chosen.has(index) ? [...chosen].filter((one) => one !== index) : [...kept, index])
}

export function applyProposals(document: MappingDocument, rules: FieldRule[]): MappingDocument {
  return rules.reduce((next, rule) => withRule(next, rule.target, rule), document)
}
