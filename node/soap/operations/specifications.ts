import { err, ok, Result, safeTry } from 'neverthrow'
import { fail } from '../../errors/failure'
import { flows } from '../../flows'
import { isSameName } from '../../flows/changes'
import { fieldById, fieldsOfProduct, FRESH } from '../../flows/known-fields'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered } from '../contract'
import { changeOf } from '../dto/product'
import { changeOfSku } from '../dto/sku'
import { shown } from '../dto/text'
import { given, idIn, write, type Answer, type Call, type Operations } from './call'
import { productWith } from './products'
import { skuWith } from './read-sku'

const products = flows.products.permissions
const skus = flows.skus.permissions

/** A specification as a record names it, with what it is to hold. */
type Wanted = ({ ref: string } | { name: string }) & { values: string[] }

export const specificationOperations = {
  ProductEspecificationInsert: {
    anyOf: products.write,
    handle: ({ idProduct, fieldName, fieldValues }, call) =>
      safeTry(async function* () {
        const name = yield* given('fieldName', fieldName)
        yield* await setOfProduct(idProduct, { name, values: fieldValues ?? [] }, call)
        return ok({})
      }),
  },
  ProductEspecificationInsertByFieldId: {
    anyOf: products.write,
    handle: ({ idProduct, fieldId, fieldValues }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('fieldId', fieldId)
        yield* await setOfProduct(idProduct, { ref: refOfVtexId(id), values: fieldValues ?? [] }, call)
        return ok({})
      }),
  },
  ProductEspecificationTextInsertByFieldId: {
    anyOf: products.write,
    handle: ({ idProduct, fieldId, Description }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('fieldId', fieldId)
        const text = yield* given('Description', Description)
        yield* await setOfProduct(idProduct, { ref: refOfVtexId(id), values: [text] }, call)
        return ok({})
      }),
  },
  ProductEspecificationInsertByList: {
    anyOf: products.write,
    handle: ({ listProductFieldName }, call) =>
      safeTry(async function* () {
        for (const { productid, fieldName, fieldValues } of listProductFieldName ?? []) {
          const name = yield* given('fieldName', fieldName)
          yield* await setOfProduct(productid, { name, values: fieldValues ?? [] }, call)
        }
        return ok({})
      }),
  },
  ProductEspecificationInsertByListFieldIds: {
    anyOf: products.write,
    handle: ({ listStockKeepingUnitEspecificationFieldId }, call) =>
      safeTry(async function* () {
        for (const { productid, fieldId, fieldValues } of listStockKeepingUnitEspecificationFieldId ?? []) {
          const id = yield* idIn('fieldId', fieldId)
          yield* await setOfProduct(productid, { ref: refOfVtexId(id), values: fieldValues ?? [] }, call)
        }
        return ok({})
      }),
  },
  StockKeepingUnitEspecificationInsert: {
    anyOf: skus.write,
    handle: ({ idSku, fieldName, fieldValues }, call) =>
      safeTry(async function* () {
        yield* await setOfSkuByName(idSku, { fieldName, fieldValues }, call)
        return ok({})
      }),
  },
  StockKeepingUnitEspecificationInsertByList: {
    anyOf: skus.write,
    handle: ({ listStockKeepingUnitName }, call) =>
      safeTry(async function* () {
        for (const { idSku, ...named } of listStockKeepingUnitName ?? [])
          yield* await setOfSkuByName(idSku, named, call)
        return ok({})
      }),
  },
  StockKeepingUnitEspecificationInsertByFieldId: {
    anyOf: skus.write,
    handle: ({ idSku, fieldId, fieldValues }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('fieldId', fieldId)
        const sku = yield* await skuWith('idSku', idSku, call)
        const specifications = [{ ref: refOfVtexId(id), values: fieldValues ?? [] }]
        yield* await write(call, 'skus', changeOfSku(sku, { specifications }))
        return ok({})
      }),
  },
  ProductEspecificationListByProductId: {
    anyOf: products.read,
    handle: ({ productId }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('productId', productId)
        const set = yield* await call.clients.products.specifications(id)
        const filled = set.filter(({ Value }) => Value.length > 0)
        const result = yield* await fieldDtos(
          filled.map(({ Id }) => ({ fieldId: Id, valueId: null })),
          call,
        )
        return ok({ result })
      }),
  },
  StockKeepingUnitEspecificationListBySkuId: {
    anyOf: skus.read,
    handle: ({ skuId }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('skuId', skuId)
        const set = yield* await call.clients.skuSpecifications.of(id)
        const result = yield* await fieldDtos(
          set.map(({ FieldId, FieldValueId }) => ({ fieldId: FieldId, valueId: FieldValueId })),
          call,
        )
        return ok({ result })
      }),
  },
} as const satisfies Operations

async function setOfProduct(productId: number | null, wanted: Wanted, call: Call): Answer<unknown> {
  const product = await productWith('idProduct', productId, call)
  if (product.isErr()) return err(product.error)
  return write(call, 'products', changeOf(product.value, { specifications: [wanted] }))
}

interface Named {
  fieldName: string | null
  fieldValues: string[] | null
}

/** The WebService never made a specification, so a name that the product's category lacks is a mistake. */
function setOfSkuByName(
  skuId: number | null,
  { fieldName, fieldValues }: Named,
  call: Call,
): Answer<unknown> {
  return Promise.resolve(
    safeTry(async function* () {
      const name = yield* given('fieldName', fieldName)
      const sku = yield* await skuWith('idSku', skuId, call)
      const fields = yield* await fieldsOfProduct(String(sku.ProductId), call.clients, FRESH)
      const field = fields.find((each) => isSameName(each.Name, name))
      if (!field)
        return fail('specification_not_found', `The category has no specification of SKUs called "${name}".`)
      const specifications = [{ ref: refOfVtexId(field.FieldId), values: fieldValues ?? [] }]
      return write(call, 'skus', changeOfSku(sku, { specifications }))
    }),
  )
}

async function fieldDtos(
  set: readonly { fieldId: number; valueId: number | null }[],
  { clients }: Call,
): Answer<Answered<'FieldDTO'>[]> {
  const read = set.map(async ({ fieldId, valueId }) => {
    const field = await fieldById(String(fieldId), clients)
    return field.map((found) => ({
      CategoryId: found.CategoryId,
      Description: shown(found.Description),
      FieldId: found.Id,
      FieldTypeId: found.FieldTypeId,
      FieldTypeName: null,
      FieldValueId: valueId,
      IsActive: found.IsActive,
      IsRequired: found.IsRequired,
      IsStockKeepingUnit: found.IsStockKeepingUnit,
      Name: found.Name,
    }))
  })
  return Result.combine(await Promise.all(read))
}
