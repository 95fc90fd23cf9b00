import { openStore, type TestStore } from '../testing'
import { openProduct, paths, product } from './testing'

const { category } = paths
const tree = '/api/catalog_system/pub/category/tree'

/** Women's Fashion (1) > Shoes (2) > Boots (3). */
function open(options = {}): TestStore {
  const store = openStore(options)
  store.call('POST', category, { Name: "Women's Fashion", Title: 'Fashion', IsActive: true })
  store.call('POST', category, { Name: 'Shoes', FatherCategoryId: 1, IsActive: true })
  store.call('POST', category, { Name: 'Boots', FatherCategoryId: 2 })
  return store
}

it('are created with a LinkId of their own, and show paths when asked', () => {
  const { call } = open()
  expect(call('GET', `${category}/3`).body).toMatchObject({
    Id: 3,
    FatherCategoryId: 2,
    LinkId: 'Boots',
    HasChildren: false,
    StockKeepingUnitSelectionMode: 'SPECIFICATION',
    TreePath: null,
  })
  expect(call('GET', `${category}/3?includeTreePath=true`).body).toMatchObject({
    TreePath: ["Women's Fashion", 'Shoes', 'Boots'],
    TreePathIds: [1, 2, 3],
    TreePathLinkIds: ['Women-s-Fashion', 'Shoes', 'Boots'],
  })
})

it.each([
  ['a taken id', { Id: 1, Name: 'x' }, 409],
  ['an unknown father', { Name: 'x', FatherCategoryId: 9 }, 404],
  ['no name', {}, 400],
  ['an unknown mode', { Name: 'x', StockKeepingUnitSelectionMode: 'MAGIC' }, 400],
])('are refused with %s', (_name, body, status) => {
  expect(open().call('POST', category, body).status).toBe(status)
})

it('lose what PUT does not carry and have no DELETE', () => {
  const { call } = open()
  expect(call('PUT', `${category}/1`, { Name: 'Fashion', Score: null }).body).toMatchObject({
    Id: 1,
    Name: 'Fashion',
    LinkId: 'Fashion',
    Title: '',
    IsActive: false,
    HasChildren: true,
  })
  expect(() => call('DELETE', `${category}/1`)).toThrow('No route')
})

it('can be moved, but not below themselves, and products keep their department', () => {
  const store = openProduct()
  const { call } = store
  call('POST', category, { Name: 'Home', IsActive: true })
  expect(call('PUT', `${category}/1`, { Name: 'Tableware', FatherCategoryId: 1 }).status).toBe(400)
  expect(call('PUT', `${category}/1`, { Name: 'Tableware', FatherCategoryId: 2 }).status).toBe(200)
  expect(call('PUT', `${category}/2`, { Name: 'Home', FatherCategoryId: 1 }).status).toBe(400)
  expect(call('GET', `${paths.product}/42`).body).toMatchObject({ DepartmentId: 1 })
  expect(call('POST', paths.product, product({ Name: 'New' })).body).toMatchObject({ DepartmentId: 2 })
})

it('show as a tree of so many levels, which is cached for a while', () => {
  const { call, clock } = open({ treeCacheMs: 1_000 })
  const shown = call('GET', `${tree}/2`)
  expect(shown.body).toEqual([
    {
      id: 1,
      name: "Women's Fashion",
      hasChildren: true,
      url: 'https://demo.vtexcommercestable.com.br/women-s-fashion',
      Title: 'Fashion',
      MetaTagDescription: '',
      children: [
        {
          id: 2,
          name: 'Shoes',
          hasChildren: true,
          url: 'https://demo.vtexcommercestable.com.br/women-s-fashion/shoes',
          Title: '',
          MetaTagDescription: '',
          children: [],
        },
      ],
    },
  ])
  call('POST', category, { Name: 'Men' })
  expect(call('GET', `${tree}/2`).body).toEqual(shown.body)
  clock.now += 1_000
  expect(call('GET', `${tree}/2`).body).toHaveLength(2)
  expect(call('GET', `${tree}/none`).status).toBe(400)
})
