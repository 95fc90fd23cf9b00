import { ok, type Result } from 'neverthrow'
import type { VtexImage } from '../../clients/catalog/images'
import type { Failure } from '../../errors/failure'
import { isSameText } from '../changes'
import type { Change, Plan } from '../flow'
import { fromVtex, markIn, markOf, nameOf, type ImageFields } from './mapper'
import type { ImagesRecord, WantedImage } from './schema'

/** One call to be made: a picture to add, one to change, one to remove. */
export type Step =
  | { kind: 'add'; url: string; after: ImageFields }
  | { kind: 'change'; url: string; id: number; before: ImageFields; after: ImageFields }
  | { kind: 'remove'; id: number; before: ImageFields }

/** What must change in VTEX so that the SKU has the source's images. Pure. */
export function planImages(record: ImagesRecord, live: readonly VtexImage[] | null): Result<Plan, Failure> {
  return ok(stepsOf(record, live ?? []).map(changeOf))
}

function changeOf(step: Step): Change {
  const before = step.kind === 'add' ? null : step.before
  const after = step.kind === 'remove' ? null : step.after
  return { field: `images.${(after ?? before)?.name ?? ''}`, before, after }
}

/** The calls to be made, in order: removals come last, so that the SKU is never without a picture. Pure. */
export function stepsOf({ images, mode }: ImagesRecord, live: readonly VtexImage[]): Step[] {
  const matched = new Map(images.map(({ url }) => [url, imageOf(url, live)]))
  const kept = new Set([...matched.values()].flatMap((image) => image?.Id ?? []))
  const isOurs = ({ Name }: VtexImage): boolean => markIn(Name) !== null
  const isDropped = (image: VtexImage): boolean => mode !== 'add' && (mode === 'replace' || isOurs(image))
  const removed = live.filter((image) => !kept.has(image.Id) && isDropped(image))
  const others = live.filter((image) => !kept.has(image.Id) && !removed.includes(image))
  const main = mainUrl(images, others)
  const written = images.flatMap((image, index) =>
    stepFor(image, matched.get(image.url) ?? null, {
      place: mode === 'add' ? placeOfAdded(matched.get(image.url), live, index) : index,
      isMain: image.url === main,
    }),
  )
  return [
    ...written,
    ...removed.map((image): Step => ({ kind: 'remove', id: image.Id, before: fromVtex(image) })),
  ]
}

/** VTEX has some pictures twice, after a call that seemed to fail: the main one of them stays. */
function imageOf(url: string, live: readonly VtexImage[]): VtexImage | undefined {
  const same = live.filter(({ Name }) => markIn(Name) === markOf(url))
  return same.find(({ IsMain }) => IsMain) ?? same[0]
}

/** The main picture: the one that says so; else one made main by hand stays; else the first. */
function mainUrl(images: readonly WantedImage[], others: readonly VtexImage[]): string | undefined {
  const told = images.find(({ main }) => main)
  if (told) return told.url
  if (others.some(({ IsMain }) => IsMain)) return undefined
  return (images.find(({ main }) => main === undefined) ?? images[0])?.url
}

/** An image that is there keeps its place; a new one comes after all others. */
function placeOfAdded(known: VtexImage | undefined, live: readonly VtexImage[], index: number): number {
  return known ? known.Position : Math.max(-1, ...live.map(({ Position }) => Position)) + 1 + index
}

function stepFor(
  image: WantedImage,
  live: VtexImage | null,
  { place, isMain }: { place: number; isMain: boolean },
): Step[] {
  const { url, label, text, position = place } = image
  const before = live && fromVtex(live)
  const after: ImageFields = {
    name: nameOf(image),
    label: label === undefined ? (before?.label ?? null) : label,
    text: text === undefined ? (before?.text ?? null) : text,
    main: isMain,
    position,
  }
  if (!live || !before) return [{ kind: 'add', url, after }]
  return isSame(before, after) ? [] : [{ kind: 'change', url, id: live.Id, before, after }]
}

/** Another picture that is made the main one takes that from this one, so only the new one is written. */
function isSame(before: ImageFields, after: ImageFields): boolean {
  return (
    before.name === after.name &&
    before.position === after.position &&
    isSameText(before.label, after.label) &&
    isSameText(before.text, after.text) &&
    (before.main || !after.main)
  )
}
