/// <reference types="jest" />
import { emptyDocument, FieldRule } from '../document/types'
import { applyProposals, proposalsOf, sureOnes, withChosen } from './suggestions'

function rule(target: string, path: string): FieldRule {
  return { target, from: { kind: 'path', path }, convert: [] }
}

function suggestion(sourcePath: string, target: string | null, confidence: string) {
  return {
    __typename: 'Suggestion' as const,
    sourcePath,
    exampleJson: '1',
    type: 'number',
    target,
    ruleJson: target && JSON.stringify(rule(target, sourcePath)),
    confidence,
    why: 'The names are alike.',
  }
}

const document = { ...emptyDocument('prices'), fields: [rule('listPrice', 'Old')] }
const proposals = proposalsOf(
  [
    suggestion('Cost', 'costPrice', 'low'),
    suggestion('Code', 'skuRef', 'high'),
    suggestion('Price', 'basePrice', 'high'),
    suggestion('Price2', 'basePrice', 'high'),
    suggestion('List', 'listPrice', 'high'),
    suggestion('Color', null, 'low'),
  ],
  document,
)

describe('proposals', () => {
  it('are those with a rule, the sure ones first', () => {
    expect(proposals.map(({ sourcePath }) => sourcePath)).toEqual(['Code', 'Price', 'Price2', 'List', 'Cost'])
    expect(proposals[3]?.replaces).toBe(true)
  })

  it('that are sure are taken once a target, and never in place of a rule', () => {
    expect([...sureOnes(proposals)]).toEqual([0, 1])
  })

  it('for the same target take each other’s place', () => {
    const chosen = withChosen(proposals, new Set([0, 1]), 2)
    expect([...chosen]).toEqual([0, 2])
    expect([...withChosen(proposals, chosen, 2)]).toEqual([0])
  })

  it('are applied in place of rules', () => {
    const applied = applyProposals(document, [rule('listPrice', 'List'), rule('skuRef', 'Code')])
    expect(applied.fields).toEqual([rule('listPrice', 'List'), rule('skuRef', 'Code')])
  })
})
