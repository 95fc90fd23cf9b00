import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCommerce } from '../commerce'
import { demoSkus, readSkus } from './seed'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

it.each([
  ['skus.csv', '\uFEFFrefId,name,ean\n0001,"Mug, blue",0123\nA/1,Cup,\n'],
  ['skus.json', '[{"refId":"0001","name":"Mug, blue","ean":"0123"},{"refId":"A/1","name":"Cup"}]'],
])('reads %s', (name, content) => {
  expect(readSkus(fileOf(name, content))).toEqual([
    { refId: '0001', name: 'Mug, blue', ean: '0123' },
    { refId: 'A/1', name: 'Cup' },
  ])
})

it('reads SKU ids', () => {
  expect(readSkus(fileOf('a.csv', 'refId,name,skuId\na,A,310\nb,B,\n'))).toEqual([
    { refId: 'a', name: 'A', skuId: 310 },
    { refId: 'b', name: 'B' },
  ])
  expect(readSkus(fileOf('a.json', '[{"refId":"a","name":"A","skuId":310}]'))).toEqual([
    { refId: 'a', name: 'A', skuId: 310 },
  ])
})

it.each([
  ['an empty ref', 'a.csv', 'refId,name\na,A\n,B\n', 'a.csv, SKU 2: refId: must not be empty'],
  ['a missing column', 'a.csv', 'refId\na\n', 'a.csv, SKU 1: name'],
  ['an unknown column', 'a.csv', 'refId,name,colour\na,A,red\n', 'colour'],
  ['a ragged row', 'a.csv', 'refId,name\na\n', 'a.csv cannot be read'],
  ['a ref twice', 'a.csv', 'refId,name\na,A\na,B\n', 'refId a occurs twice'],
  ['a wrong id', 'a.csv', 'refId,name,skuId\na,A,1.5\n', 'skuId'],
  ['an id twice', 'a.csv', 'refId,name,skuId\na,A,1\nb,B,1\n', 'skuId 1 occurs twice'],
  ['broken JSON', 'a.json', '[{', 'a.json cannot be read'],
  ['no array', 'a.json', '{"refId":"a"}', 'expected an array'],
  ['a number for a ref', 'a.json', '[{"refId":1,"name":"A"}]', 'a.json, SKU 1: refId'],
])('refuses %s', (_name, file, content, message) => {
  expect(() => readSkus(fileOf(file, content))).toThrow(message)
})

it('says which file is missing', () => {
  expect(() => readSkus(join(folder, 'none.csv'))).toThrow('none.csv cannot be read')
})

it('the demo SKUs can be seeded', () => {
  const commerce = createCommerce({ accounts: ['demo'], strict: true, now: () => 0 })
  expect(commerce.seedSkus('demo', demoSkus)).toHaveLength(10)
})
