import { z } from 'zod'
import type { ApiResponse } from '../../http'
import { jsonString, ok } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, readId, withSku } from './ids'
import type { Sku } from './records'
import type { SkuFile } from './sku-records'
import { takeId, type CatalogState } from './store'

/** The bodies of POST and PUT SKU file, and of the reordering. Files by form-data are not emulated. */
export function imageBodies(kit: ShapeKit) {
  return {
    file: kit.object({
      IsMain: kit.optional(z.boolean()),
      Label: z.string().nullish(),
      Name: z.string().min(1),
      Text: z.string().nullish(),
      Url: z.string().min(1),
      Position: kit.optional(z.int32().min(0)),
    }),
    order: z.array(kit.object({ Id: z.int32(), Position: z.int32().min(0) })),
  }
}

export type ImageBodies = ReturnType<typeof imageBodies>
type Sent = z.infer<ImageBodies['file']>

/** GET a SKU's files, by position. */
export const listFiles: Handler = withSku(({ state }, { Id }) => ok(filesOf(state.kept.catalog, Id)))

/**
 * POST fetches a picture and adds it, also when the SKU has the same one already (known issue). Assumptions:
 * 400 with the reason when the picture cannot be had; the first one is the main one whatever IsMain says; a
 * missing Position is the next.
 */
export function postFile(context: Context, { file }: ImageBodies): Handler {
  return withSku((call, { Id }) =>
    withBody(file, call, async (sent) => {
      const fetched = await context.fetchImage(sent.Url)
      if (!fetched.ok) return unusable(fetched.problem)
      const { catalog } = call.state.kept
      const files = filesOf(catalog, Id)
      const next = { IsMain: files.length === 0, Position: files.length }
      const added = toFile(call, Id, sent, fetched.fingerprint, { Id: takeId(catalog, 'file'), ...next })
      storeFiles(catalog, Id, [...files, added], added)
      return ok([added])
    }),
  )
}

/** PUT fetches a picture and puts it in a file's place. Assumption: IsMain false does not take the main one away. */
export function putFile(context: Context, { file }: ImageBodies): Handler {
  return withFile((call, { Id }, old) =>
    withBody(file, call, async (sent) => {
      const fetched = await context.fetchImage(sent.Url)
      if (!fetched.ok) return unusable(fetched.problem)
      const { catalog } = call.state.kept
      const changed = toFile(call, Id, sent, fetched.fingerprint, old)
      const files = filesOf(catalog, Id).map((each) => (each.Id === old.Id ? changed : each))
      storeFiles(catalog, Id, files, changed)
      return ok([changed])
    }),
  )
}

/** DELETE one file. Assumption: an active SKU stays active without any. */
export const deleteFile: Handler = withFile(({ state }, { Id }, old) => {
  const { catalog } = state.kept
  storeFiles(
    catalog,
    Id,
    filesOf(catalog, Id).filter((file) => file.Id !== old.Id),
  )
  return ok()
})

export const deleteFiles: Handler = withSku(({ state }, { Id }) => {
  state.kept.catalog.files.delete(Id)
  return ok()
})

/** A SKU's files by position. */
export function filesOf({ files }: CatalogState, skuId: number): SkuFile[] {
  return [...(files.get(skuId) ?? [])].sort((a, b) => a.Position - b.Position)
}

function withFile(handle: (call: Call, sku: Sku, file: SkuFile) => ReturnType<Handler>): Handler {
  return withSku((call, sku) => {
    const id = readId(param(call, 'skuFileId'))
    const file = filesOf(call.state.kept.catalog, sku.Id).find((each) => each.Id === id)
    return file ? handle(call, sku, file) : notFound('file')
  })
}

/** Puts a SKU's files in place of what it had; one that was written as the main one takes that from the others. */
export function storeFiles(state: CatalogState, skuId: number, files: SkuFile[], written?: SkuFile): void {
  const isMain = (file: SkuFile) => (written?.IsMain ? file.Id === written.Id : file.IsMain)
  state.files.set(
    skuId,
    files.map((file) => ({ ...file, IsMain: isMain(file) })),
  )
}

// The URL is VTEX's own copy, never the one that was sent.
function toFile(
  { request, state }: Call,
  SkuId: number,
  sent: Sent,
  fingerprint: string,
  { Id, IsMain, Position }: Pick<SkuFile, 'Id' | 'IsMain' | 'Position'>,
): SkuFile {
  const ArchiveId = takeId(state.kept.catalog, 'archive')
  const path = `files/ids/${ArchiveId}/${fingerprint}`
  return {
    Id,
    ArchiveId,
    SkuId,
    Name: sent.Name,
    IsMain: IsMain || (sent.IsMain ?? false),
    Text: sent.Text ?? null,
    Label: sent.Label ?? null,
    Url: `https://${request.account}.vteximg.com.br/${path}`,
    FileLocation: `vteximg.com.br/${path}`,
    Position: sent.Position ?? Position,
  }
}

function unusable(problem: string): ApiResponse {
  return jsonString(400, `The image can not be used: ${problem}`)
}
