import { ok, safeTry } from 'neverthrow'
import type { VtexImage } from '../../clients/catalog/images'
import { flows } from '../../flows'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered } from '../contract'
import { shown, textOf, valueOf } from '../dto/text'
import { given, write, type Operations } from './call'
import { skuWith } from './read-sku'

const { read, write: change } = flows.images.permissions

export const imageOperations = {
  ImageServiceInsertUpdate: {
    anyOf: change,
    handle: ({ urlImage, imageName, stockKeepingUnitId }, call) =>
      safeTry(async function* () {
        const url = yield* given('urlImage', urlImage)
        const sku = yield* await skuWith('stockKeepingUnitId', stockKeepingUnitId, call)
        yield* await write(call, 'images', added(sku.Id, { url, name: imageName || undefined }))
        return ok({})
      }),
  },
  ImageInsertUpdate: {
    anyOf: change,
    handle: ({ image }, call) =>
      safeTry(async function* () {
        const sent = yield* given('image', image)
        const url = yield* given('image/Url', sent.Url)
        const sku = yield* await skuWith('image/StockKeepingUnitId', sent.StockKeepingUnitId, call)
        const { Name, Label, Tag, IsMain } = sent
        const fields = {
          name: Name || undefined,
          label: textOf(Label),
          text: textOf(Tag),
          main: valueOf(IsMain),
        }
        yield* await write(call, 'images', added(sku.Id, { url, ...fields }))
        return ok({})
      }),
  },
  ImageListByStockKeepingUnitId: {
    anyOf: read,
    handle: ({ StockKeepingUnitId }, call) =>
      safeTry(async function* () {
        const sku = yield* await skuWith('StockKeepingUnitId', StockKeepingUnitId, call)
        const files = yield* await call.clients.images.of(String(sku.Id))
        return ok({ result: (files ?? []).map((file) => imageDto(sku.Id, file)) })
      }),
  },
  StockKeepingUnitImageRemove: {
    anyOf: change,
    handle: ({ stockKeepingUnitId }, call) =>
      safeTry(async function* () {
        const sku = yield* await skuWith('stockKeepingUnitId', stockKeepingUnitId, call)
        const none = { skuRef: refOfVtexId(sku.Id), images: [], mode: 'replace' }
        yield* await write(call, 'images', none)
        return ok({})
      }),
  },
  ImageServiceCopyAllImagesFromSkuToSku: {
    anyOf: change,
    handle: ({ stockKeepingUnitIdFrom, stockKeepingUnitIdTo }, call) =>
      safeTry(async function* () {
        const from = yield* await skuWith('stockKeepingUnitIdFrom', stockKeepingUnitIdFrom, call)
        const to = yield* await skuWith('stockKeepingUnitIdTo', stockKeepingUnitIdTo, call)
        const files = yield* await call.clients.images.of(String(from.Id))
        const images = (files ?? []).map(({ Url, Name, Label, Text }) => ({
          ...{ url: Url, name: Name, label: Label || undefined, text: Text || undefined },
        }))
        if (images.length > 0) yield* await write(call, 'images', added(to.Id, ...images))
        return ok({})
      }),
  },
} as const satisfies Operations

/** The WebService added images and never took the place of others. */
function added(skuId: number, ...images: object[]) {
  const sent = images.map((image) =>
    Object.fromEntries(Object.entries(image).filter(([, value]) => value !== undefined)),
  )
  return { skuRef: refOfVtexId(skuId), images: sent, mode: 'add' }
}

function imageDto(skuId: number, file: VtexImage): Answered<'ImageDTO'> {
  return {
    ArchiveFormatId: null,
    ArchiveParentId: null,
    ArchiveTypeId: null,
    DateLastModified: null,
    Description: null,
    FileLocation: null,
    Height: null,
    HeightUnitMeasure: null,
    Id: file.Id,
    IsMain: file.IsMain,
    Label: shown(file.Label),
    Name: file.Name,
    StockKeepingUnitId: skuId,
    Tag: shown(file.Text),
    Url: file.Url,
    Width: null,
    WidthUnitMeasure: null,
  }
}
