/// <reference types="jest" />
import { ruleAt } from '../document/rules'
import { emptyDocument, MappingDocument } from '../document/types'
import { freeTargets, withTarget } from './freeTargets'

const withAll = (...names: string[]): MappingDocument =>
  names.reduce((document, name) => {
    const added = withTarget(document, name)
    if (typeof added === 'string') throw new Error(`${name} is ${added}`)
    return added.document
  }, emptyDocument('orders'))

describe('fields of the ERP', () => {
  it('are added to objects and lists, which are begun where they are missing', () => {
    const document = withAll('header.no', 'header.date', 'body.items[].code', 'body.items[].taxes[].rate')
    expect(freeTargets(document).map(({ path, type }) => [path, type])).toEqual([
      ['header.no', 'any'],
      ['header.date', 'any'],
      ['body.items', 'list of objects'],
      ['body.items[].code', 'any'],
      ['body.items[].taxes', 'list of objects'],
      ['body.items[].taxes[].rate', 'any'],
    ])
    expect(ruleAt(document.fields, 'body.items[].taxes[].rate')).toMatchObject({ target: 'rate' })
  })

  it('are added to the last item of a list that is written out', () => {
    const document: MappingDocument = {
      ...emptyDocument('orders'),
      fields: [
        { target: 'costs', convert: [], from: { kind: 'list', items: [{ fields: [] }, { fields: [] }] } },
      ],
    }
    expect(withTarget(document, 'costs[].code')).toMatchObject({ address: 'costs[1].code' })
  })

  it.each([
    ['a..b', 'invalid'],
    ['', 'invalid'],
    ['items[0].code', 'invalid'],
    ['items[]', 'invalid'],
    ['__proto__.a', 'invalid'],
    ['header', 'taken'],
    ['header.no', 'taken'],
    ['header.no.more', 'taken'],
    ['header.no[].x', 'taken'],
    ['items[].code', 'taken'],
  ])('are not called %j: %s', (name, problem) => {
    expect(withTarget(withAll('header.no', 'items[].code'), name)).toBe(problem)
  })
})
