import { err, ok, safeTry } from 'neverthrow'
import type { VtexImage } from '../../clients/catalog/images'
import { sideBySide } from '../../clients/side-by-side'
import { flows } from '../../flows'
import { nameOf, wasSentAs } from '../../flows/images/mapper'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered } from '../contract'
import { shown, textOf, valueOf } from '../dto/text'
import { given, refused, write, type Answer, type Call, type Operations } from './call'
import { skuWith } from './read-sku'
import { noteSkuWith, skusWith } from './sku-hints'

const { read, write: change } = flows.images.permissions

/** SKUs that lose an image of one name at a time, and so many side by side. */
const MOST_SKUS = 50
const AT_ONCE = 10

export const imageOperations = {
  ImageServiceInsertUpdate: {
    anyOf: change,
    handle: ({ urlImage, imageName, stockKeepingUnitId }, call) =>
      safeTry(async function* () {
        const url = yield* given('urlImage', urlImage)
        const sku = yield* await skuWith('stockKeepingUnitId', stockKeepingUnitId, call)
        yield* await write(call, 'images', added(sku.Id, { url, name: imageName || undefined }))
        await noteNames(call, sku.Id, { url, name: imageName })
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
        await noteNames(call, sku.Id, { url, name: Name })
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
  StockKeepingUnitImageRemoveByName: {
    anyOf: change,
    handle: ({ imageName }, call) =>
      safeTry(async function* () {
        const name = yield* given('imageName', imageName)
        const ids = await skusWith(call, 'image-name', name)
        if (ids.length === 0)
          return refused('imageName', 'not_found', 'is of no image that was sent over SOAP')
        if (ids.length > MOST_SKUS)
          return refused(
            'imageName',
            'too_many',
            `is of images of more than ${MOST_SKUS} SKUs: remove them by SKU`,
          )
        yield* await sideBySide(ids, AT_ONCE, (id) => removeNamed(String(id), name, call))
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

/** Callers name an image as they sent it, or as VTEX lists it. */
async function noteNames(
  call: Call,
  skuId: number,
  { url, name }: { url: string; name: string | null },
): Promise<void> {
  await noteSkuWith(call, 'image-name', name, skuId)
  await noteSkuWith(call, 'image-name', nameOf({ url, name: name || undefined }), skuId)
}

/** One after the other: VTEX makes another one the main image when that goes. */
async function removeNamed(skuId: string, name: string, { clients }: Call): Answer<void> {
  const files = await clients.images.of(skuId)
  if (files.isErr()) return err(files.error)
  for (const { Id } of (files.value ?? []).filter(({ Name }) => wasSentAs(Name, name))) {
    const removed = await clients.images.remove(skuId, Id)
    if (removed.isErr() && removed.error.kind !== 'not-found') return err(removed.error)
  }
  return ok(undefined)
}

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
