import { err, ok, type Result } from 'neverthrow'
import type { VtexImage } from '../../clients/catalog/images'
import { failure, type Failure } from '../../errors/failure'
import type { Applied, FlowClients, Target, Work } from '../flow'
import { toVtex } from './mapper'
import { stepsOf, type Step } from './plan'
import type { ImagesRecord } from './schema'

/** Adds, changes and removes images, one call each. A picture VTEX cannot have does not stop the others. */
export async function applyImages(
  { record, live, target: { vtexId } }: Work<ImagesRecord, Target, readonly VtexImage[]>,
  { images }: Pick<FlowClients, 'images'>,
): Promise<Result<Applied, Failure>> {
  const unusable: Failure[] = []
  for (const step of stepsOf(record, live ?? [])) {
    // What is to be replaced stays while a picture is missing.
    if (step.kind === 'remove' && unusable.length > 0) break
    const done = await carryOut(vtexId, step, images)
    if (done.isOk()) continue
    if (step.kind === 'remove' && done.error.kind === 'not-found') continue
    if (step.kind === 'remove' || done.error.kind !== 'refused') return err(done.error)
    unusable.push(unusableImage(step.url, done.error))
  }
  const [first, ...others] = unusable
  if (!first) return ok({ vtexId })
  const more = others.length > 0 ? ` The same goes for ${others.length} more.` : ''
  return err({ ...first, detail: `${first.detail}${more}` })
}

function carryOut(
  skuId: string,
  step: Step,
  images: FlowClients['images'],
): Promise<Result<unknown, Failure>> {
  if (step.kind === 'add') return images.add(skuId, toVtex(step.url, step.after))
  if (step.kind === 'change') return images.replace(skuId, step.id, toVtex(step.url, step.after))
  return images.remove(skuId, step.id)
}

/** Addresses may carry keys in their query, so that is not shown. */
function unusableImage(url: string, { detail }: Failure): Failure {
  const { host, pathname } = new URL(url)
  const words = detail.replace(/https?:\/\/\S+/gi, 'its address')
  return failure(
    'image_unusable',
    `VTEX could not fetch the picture at ${host}${pathname}. It asks without a User-Agent, which some servers refuse. ${words}`,
    { kind: 'refused' },
  )
}
