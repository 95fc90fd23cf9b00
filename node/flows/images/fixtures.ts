import type { VtexImage } from '../../clients/catalog/images'
import { nameOf } from './mapper'
import { imagesSchema, type ImagesRecord } from './schema'

export const addressOf = (name: string): string => `https://files.example.com/shop/${name}`

/** A picture that people added in VTEX Admin. */
export const vtexImage = (fields: Partial<VtexImage> = {}): VtexImage => ({
  Id: 1,
  Name: 'by-hand',
  IsMain: false,
  Label: 'hand',
  Text: 'Added by hand',
  Url: 'https://vtex.example/1',
  Position: 9,
  ...fields,
})

/** A picture that this app added from an address. */
export const ownImage = (file: string, fields: Partial<VtexImage> = {}): VtexImage =>
  vtexImage({ Name: nameOf({ url: addressOf(file) }), Label: null, Text: null, Position: 0, ...fields })

/** A record as the schema accepts it; a text stands for the picture at that address. */
export const imagesRecord = (list: (string | object)[], fields: object = {}): ImagesRecord =>
  imagesSchema.parse({
    skuRef: 'MUG',
    images: list.map((each) => (typeof each === 'string' ? { url: addressOf(each) } : each)),
    ...fields,
  })
