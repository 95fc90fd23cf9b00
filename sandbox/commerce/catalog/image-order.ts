import { jsonString, ok } from '../answers'
import { param, type Handler } from '../routes'
import { withBody } from './body'
import { notFound, readId, withSku } from './ids'
import { filesOf, storeFiles, type ImageBodies } from './images'
import { takeId } from './store'

/** PUT gives every file of the SKU a position; 400 when one is left out. */
export function reorderFiles({ order }: ImageBodies): Handler {
  return withSku((call, { Id }) =>
    withBody(order, call, (sent) => {
      const { catalog } = call.state.kept
      const positions = new Map(sent.map((each) => [each.Id, each.Position]))
      const files = filesOf(catalog, Id)
      const isWhole = positions.size === files.length && files.every((file) => positions.has(file.Id))
      if (!isWhole) return jsonString(400, 'Bad request. All files are required.')
      storeFiles(
        catalog,
        Id,
        files.map((file) => ({ ...file, Position: positions.get(file.Id) ?? file.Position })),
      )
      return ok()
    }),
  )
}

/** PUT adds the files of one SKU to another. Assumption: the other's main file stays the main one. */
export const copyFiles: Handler = (call) => {
  const { catalog } = call.state.kept
  const [from, to] = ['skuIdfrom', 'skuIdto'].map((name) => catalog.skus.get(readId(param(call, name)) ?? 0))
  if (!from || !to) return notFound('SKU')
  const old = filesOf(catalog, to.Id)
  const copies = filesOf(catalog, from.Id).map((file, index) => ({
    ...file,
    Id: takeId(catalog, 'file'),
    SkuId: to.Id,
    IsMain: file.IsMain && old.length === 0,
    Position: old.length + index,
  }))
  storeFiles(catalog, to.Id, [...old, ...copies])
  return ok(
    copies.map(({ Id, ArchiveId, SkuId, IsMain, Label }) => ({ Id, ArchiveId, SkuId, IsMain, Label })),
  )
}
