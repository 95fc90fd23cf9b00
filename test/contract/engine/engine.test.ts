import { Contract } from './check'
import type { Document, Schema } from './openapi'
import { routesOf } from './routes'
import { compile } from './schemas'

const NOWHERE: Document = { paths: {} }
const text: Schema = { type: 'string' }
const only = (name: string): Schema => ({ type: 'object', required: [name], properties: { [name]: text } })

/** Pointers of what is wrong with a value. */
const wrong = (schema: Schema, value: unknown, document = NOWHERE) =>
  compile(schema, document)(value).map(({ pointer }) => pointer)

describe('schemas', () => {
  test.each<[string, Schema, unknown, string[]]>([
    ['both parts of allOf are known', { allOf: [only('a'), only('b')] }, { a: '', b: '' }, []],
    ['beyond allOf is not', { allOf: [only('a'), only('b')] }, { a: '', b: '', c: '' }, ['/c']],
    [
      'own keys count beside allOf',
      { properties: { c: text }, allOf: [only('a')] },
      { a: '', c: '', d: 1 },
      ['/d'],
    ],
    ['only the branch that fits counts', { anyOf: [only('a'), only('b')] }, { b: '', a: 1 }, ['/a']],
    ['no branch fits: nothing is called unknown', { oneOf: [only('a')] }, { z: 1 }, ['', '']],
    ['one open branch opens the object', { allOf: [only('a'), { type: 'object' }] }, { a: '', z: 1 }, []],
    ['an object without properties is free', { type: 'object' }, { z: 1 }, []],
    ['additionalProperties frees', { ...only('a'), additionalProperties: true }, { a: '', z: 1 }, []],
    ['a map checks its values', { additionalProperties: only('a') }, { x: { a: '', z: 1 } }, ['/x/z']],
    [
      'depth and lists',
      { items: { properties: { o: only('a') } } },
      [{ o: { a: '', 'z/~': 1 } }],
      ['/0/o/z~1~0'],
    ],
    ['null where nullable', { type: 'string', nullable: true, enum: ['x'] }, null, []],
    ['null elsewhere', text, null, ['']],
    ['int32 has an end', { type: 'integer', format: 'int32' }, 3_000_000_000, ['']],
  ])('%s', (_, schema, value, pointers) => {
    expect(wrong(schema, value)).toEqual(pointers)
  })

  test('references are followed', () => {
    const document: Document = { paths: {}, components: { schemas: { 'a/b': only('a') } } }
    const schema: Schema = { items: { $ref: '#/components/schemas/a~1b' } }
    expect(wrong(schema, [{ a: '' }, { a: '', z: 1 }], document)).toEqual(['/1/z'])
    expect(() => wrong({ items: { $ref: '#/components/schemas/none' } }, [], document)).toThrow(
      'points nowhere',
    )
  })
})

describe('routes', () => {
  const account = [
    { url: 'https://{account}.{env}.com', variables: { env: { enum: ['shop'], default: 'shop' } } },
  ]
  const paths = ['/a/{x}', '/a/b', '/{y}/c', '/a/{x}@{z}', '/a/{x}/d'].map(
    (path) => [path, { get: {} }] as const,
  )
  const other = { get: { servers: [{ url: 'https://api.shop.com/{account}/' }] } }
  const whole = { get: { servers: [{ url: 'https://{anything}' }] } }
  const documents = [
    { servers: account, paths: { ...Object.fromEntries(paths), '/api': other, '/any': whole } },
  ]
  const contract = new Contract(routesOf(documents))
  const find = (host: string, path: string) =>
    Object.keys(contract.coverage([{ method: 'GET', host, path, query: {} }]))

  test.each([
    ['literal beats parameter', 'x.shop.com', '/a/b', ['GET /a/b']],
    ['an earlier literal beats a later one', 'x.shop.com', '/a/c', ['GET /a/{x}']],
    ['part of a literal beats a parameter', 'x.shop.com', '/a/1@2', ['GET /a/{x}@{z}']],
    ['an escaped slash stays in its segment', 'x.shop.com', '/a/b%2Fc', ['GET /a/{x}']],
    ['an empty parameter is none', 'x.shop.com', '/a/', []],
    ['host in any case, port ignored', 'X.SHOP.com:443', '/a/b', ['GET /a/b']],
    ['another host', 'x.other.com', '/a/b', []],
    ['a host part too many', 'x.y.shop.com', '/a/b', []],
    ['the prefix of a server', 'api.shop.com', '/acme/api', ['GET /api']],
    ['the prefix is needed', 'api.shop.com', '/api', []],
    ['a server that is only a variable serves nothing', 'x.shop.com', '/any', []],
  ])('%s', (_, host, path, keys) => {
    expect(find(host, path)).toEqual(keys)
  })
})

test('where two documents share a template, a request that fits one is right', () => {
  const document = (path: string, name: string): Document => ({
    servers: [{ url: 'https://x' }],
    paths: { [path]: { get: { parameters: [{ name, in: 'query', schema: text }] } } },
  })
  const contract = new Contract(routesOf([document('/{a}', 'one'), document('/{b}', 'two')]))
  const check = (name: string) =>
    contract.check({ method: 'GET', host: 'x', path: '/1', query: { [name]: '' } })
  expect(check('one')).toEqual([])
  expect(check('two')).toEqual([])
  expect(check('three')).toEqual([{ in: 'query', pointer: 'three', message: 'is not documented' }])
})
