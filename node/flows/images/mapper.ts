import { createHash } from 'node:crypto'
import type { VtexImage, VtexImageInput } from '../../clients/catalog/images'
import type { WantedImage } from './schema'

const SLUG_LENGTH = 40

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Ten hexadecimal digits that stand for an address: eight of its hash, and two that prove that this app made them. */
export function markOf(url: string): string {
  const hash = digest(url).slice(0, 8)
  return hash + proofOf(hash)
}

const proofOf = (hash: string): string => digest(`erp-integrator/${hash}`).slice(0, 2)

/** The mark in the name of an image that this app made; null for one that came another way. */
export function markIn(name: string | null): string | null {
  const mark = /-([0-9a-f]{10})$/.exec(name ?? '')?.[1]
  return mark && proofOf(mark.slice(0, 8)) === mark.slice(8) ? mark : null
}

/** VTEX keeps a copy under an address of its own, so the name tells which picture it is. */
export function nameOf({ url, name }: Pick<WantedImage, 'url' | 'name'>): string {
  return `${slug(name ?? fileOf(url)) || 'image'}-${markOf(url)}`
}

/** Whether a picture that VTEX has under a name was sent with another: the mark of its address was put behind that. */
export function wasSentAs(held: string, name: string): boolean {
  const mark = markIn(held)
  return held === name || (mark !== null && held === `${slug(name) || 'image'}-${mark}`)
}

function fileOf(url: string): string {
  const file = new URL(url).pathname.split('/').at(-1) ?? ''
  return decoded(file).replace(/\.[a-z0-9]{1,5}$/i, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, SLUG_LENGTH)
    .replace(/-$/, '')
}

/** What can be compared of an image, without the picture itself. */
export interface ImageFields {
  name: string
  label: string | null
  text: string | null
  main: boolean
  position: number
}

export const fromVtex = ({ Name, Label, Text, IsMain, Position }: VtexImage): ImageFields => ({
  name: Name,
  label: Label || null,
  text: Text || null,
  main: IsMain,
  position: Position,
})

/** The body for VTEX. */
export function toVtex(url: string, { name, label, text, main, position }: ImageFields): VtexImageInput {
  return {
    Name: name,
    Url: url,
    IsMain: main,
    Position: position,
    ...(label !== null && { Label: label }),
    ...(text !== null && { Text: text }),
  }
}
