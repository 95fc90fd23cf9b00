import { err, ok, safeTry } from 'neverthrow'
import type { VtexBrand } from '../../clients/catalog/brands'
import { flows } from '../../flows'
import { isSameName } from '../../flows/changes'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, Sent } from '../contract'
import { shown, textOf, valueOf, wordsOf } from '../dto/text'
import { given, idIn, refOfNew, write, type Answer, type Call, type Operations } from './call'

const { read, write: change } = flows.brands.permissions

export const brandOperations = {
  BrandGet: {
    anyOf: read,
    handle: ({ idBrand }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('idBrand', idBrand)
        return ok({ result: yield* await readBrand(id, call) })
      }),
  },
  BrandGetByName: {
    anyOf: read,
    handle: ({ nameBrand }, call) =>
      safeTry(async function* () {
        const wanted = yield* given('nameBrand', nameBrand)
        const all = yield* await call.clients.brands.all()
        const named = all.find(({ name }) => isSameName(name, wanted))
        return ok({ result: named ? yield* await readBrand(String(named.id), call) : null })
      }),
  },
  BrandInsertUpdate: {
    anyOf: change,
    handle: ({ brand }, call) =>
      safeTry(async function* () {
        const sent = yield* given('brand', brand)
        const id = sent.Id === null ? '' : yield* idIn('brand/Id', sent.Id)
        const live = id === '' ? null : yield* await call.clients.brands.byId(id)
        const { vtexId } = yield* await write(call, 'brands', recordOf(sent, live))
        return ok({ result: yield* await readBrand(vtexId ?? '', call) })
      }),
  },
} as const satisfies Operations

/** A brand sent without an id is the one of its name, and a new one where VTEX has none of it. */
function recordOf(sent: Sent<'BrandDTO'>, live: VtexBrand | null) {
  return {
    ref: sent.Id === null ? refOfNew() : refOfVtexId(sent.Id),
    name: sent.Name || live?.Name,
    title: textOf(sent.Title),
    description: textOf(sent.Description),
    keywords: wordsOf(sent.Keywords),
    active: valueOf(sent.IsActive),
    score: valueOf(sent.Score),
    adWordsCode: textOf(sent.AdWordsRemarketingCode),
  }
}

async function readBrand(id: string, { clients }: Call): Answer<Answered<'BrandDTO'> | null> {
  const found = await clients.brands.byId(id)
  if (found.isErr()) return err(found.error)
  return ok(found.value && brandDto(found.value))
}

function brandDto(brand: VtexBrand): Answered<'BrandDTO'> {
  return {
    AdWordsRemarketingCode: shown(brand.AdWordsRemarketingCode),
    Description: shown(brand.Text),
    Id: brand.Id,
    IsActive: brand.Active,
    Keywords: shown(brand.Keywords),
    LomadeeCampaignCode: shown(brand.LomadeeCampaignCode),
    Name: brand.Name,
    Score: brand.Score,
    Title: shown(brand.SiteTitle),
  }
}
