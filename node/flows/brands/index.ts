import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { VtexBrand } from '../../clients/catalog/brands'
import { fail, type Failure } from '../../errors/failure'
import { isSameName, nameKey } from '../changes'
import type { Flow, FlowClients, Target, Wanted } from '../flow'
import { catalogResources } from '../permissions'
import { vtexIdIn } from '../vtex-ref'
import { applyBrand } from './apply'
import { fromVtex } from './mapper'
import { planBrand } from './plan'
import { brandRef, brandSchema, type BrandRecord } from './schema'

/** Brands. VTEX keeps no reference codes of them: one that exists is recognized by its name the first time. */
export const brands: Flow<BrandRecord, Target, VtexBrand> = {
  name: 'brands',
  lane: 'catalog',
  isPersonal: false,
  schema: brandSchema,
  keyFields: ['ref'],
  keySchema: z.tuple([brandRef]),
  permissions: {
    read: [catalogResources.brands, catalogResources.brandsManagement],
    write: [catalogResources.brandsManagement],
  },
  nameOfNew: ({ name }) => nameKey(name),
  key: (record) => [record.ref],
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: async (wanted, directory) => wanted.map(({ key }) => ok({ vtexId: directory.remembered(key) })),
  read: readBrand,
  idOf: ({ Id }) => String(Id),
  plan: planBrand,
  apply: applyBrand,
  show: ([ref], live) => ({ ref, ...fromVtex(live) }),
}

async function readBrand(
  { vtexId }: Target,
  clients: Pick<FlowClients, 'brands'>,
  { key: [ref = ''], record }: Wanted<BrandRecord>,
): Promise<Result<VtexBrand | null, Failure>> {
  const known = vtexId ? await clients.brands.byId(vtexId) : ok(null)
  if (known.isErr() || known.value || !record || vtexIdIn(ref) !== null) return known
  const all = await clients.brands.all()
  if (all.isErr()) return all.map(() => null)
  const [named, ...others] = all.value.filter(({ name }) => isSameName(name, record.name))
  if (others.length > 0) return ambiguous(record.name, [named, ...others])
  return named ? clients.brands.byId(String(named.id)) : ok(null)
}

function ambiguous(name: string, brands: readonly ({ id: number } | undefined)[]): Result<never, Failure> {
  const ids = brands.flatMap((brand) => brand?.id ?? []).join(', ')
  return fail('match_ambiguous', `VTEX has several brands called "${name}": ${ids}.`)
}
