import { openStore } from '../testing'
import { openCatalog, paths, product } from './testing'

const { brand } = paths
const legacy = '/api/catalog_system/pvt/brand'
const full = {
  Name: 'Kiln',
  Text: 'Pots',
  Keywords: 'pot',
  SiteTitle: 'Kiln pots',
  MenuHome: true,
  Active: true,
}

it('are numbered, or have the id that was sent', () => {
  const { call } = openStore()
  expect(call('POST', brand, full)).toMatchObject({ status: 200, body: { Id: 1, LinkId: 'Kiln', ...full } })
  expect(call('POST', brand, { ...full, Id: 2 }).body).toMatchObject({ Id: 2 })
  expect(call('POST', brand, full).body).toMatchObject({ Id: 3 })
  expect(call('GET', `${brand}/2`).body).toMatchObject({ Id: 2, ...full })
})

it('conflict by id', () => {
  const { call } = openCatalog()
  expect(call('POST', brand, { Id: 1, Name: 'x' })).toMatchObject({
    status: 409,
    body: '"Brand already created with this Id"',
  })
})

it('lose what PUT does not carry, and keep their LinkId although another is echoed', () => {
  const { call } = openStore()
  call('POST', brand, full)
  expect(call('PUT', `${brand}/1`, { Id: 1, Name: 'Oven', LinkId: 'oven' }).body).toMatchObject({
    LinkId: 'oven',
  })
  expect(call('GET', `${brand}/1`).body).toEqual({
    Id: 1,
    Name: 'Oven',
    Text: '',
    Keywords: '',
    SiteTitle: '',
    AdWordsRemarketingCode: '',
    LomadeeCampaignCode: '',
    Score: null,
    MenuHome: false,
    Active: false,
    LinkId: 'Kiln',
  })
})

it.each([
  [true, 400, undefined],
  [false, 200, null],
])('take null for a flag only where not strict (strict: %s)', (strict, status, MenuHome) => {
  const { call } = openStore({ strict })
  expect(call('POST', brand, { Name: 'x', MenuHome: null }).status).toBe(status)
  if (status === 200) expect(call('GET', `${brand}/1`).body).toMatchObject({ MenuHome })
})

it('refuse a trailing blank with an empty body', () => {
  expect(openStore().call('POST', brand, { Name: 'Kiln ' })).toEqual({ status: 400, headers: {} })
})

it('are listed in small letters, whole and by page', () => {
  const { call } = openStore()
  for (const Name of ['A', 'B', 'C']) call('POST', brand, { ...full, Name })
  const first = {
    id: 1,
    name: 'A',
    isActive: true,
    title: 'Kiln pots',
    metaTagDescription: 'Pots',
    imageUrl: null,
  }
  expect(call('GET', `${legacy}/1`).body).toEqual(first)
  expect(call('GET', `${legacy}/list`).body).toMatchObject([first, { id: 2 }, { id: 3 }])
  expect(call('GET', `${legacy}/pagedlist?page=2&pageSize=2`).body).toMatchObject({
    items: [{ id: 3 }],
    paging: { page: 2, perPage: 2, total: 3, pages: 2 },
  })
  expect(call('GET', `${legacy}/pagedlist`).status).toBe(400)
})

it('can be deleted unless products have them', () => {
  const { call } = openCatalog()
  call('POST', brand, { Name: 'Other' })
  call('POST', paths.product, product())
  expect(call('DELETE', `${brand}/1`).status).toBe(400)
  expect(call('DELETE', `${brand}/2`).status).toBe(200)
  expect(call('GET', `${brand}/2`)).toMatchObject({ status: 404, body: '"Brand not found"' })
})
