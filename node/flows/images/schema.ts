import { z } from 'zod'
import { line, skuRef, versioning } from '../fields'

const MOST_IMAGES = 50

const address = z
  .string()
  .trim()
  .max(2_000)
  .refine(isAddress, 'must be an address that begins with http:// or https://')
  .meta({
    description: 'Address from which VTEX fetches the picture, at most 3200 x 3200 pixels.',
    examples: ['https://files.example.com/mug-blue.jpg'],
  })

function isAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

const image = z.strictObject({
  url: address,
  name: line(100).optional().meta({ description: 'Name of the file in VTEX; the file’s own unless told.' }),
  label: line(100).nullable().optional(),
  text: line(250).nullable().optional().meta({ description: 'Words for those who do not see the picture.' }),
  main: z.boolean().optional().meta({ description: 'The picture shown first. The first one unless told.' }),
  position: z.int().min(0).max(10_000).optional().meta({ description: 'The place in the list unless told.' }),
})

export const imagesSchema = z
  .strictObject({
    skuRef,
    images: z
      .array(image)
      .max(MOST_IMAGES)
      .refine((all) => new Set(all.map(({ url }) => url)).size === all.length, 'has an address twice')
      .refine((all) => all.filter(({ main }) => main).length <= 1, 'has several main images')
      .meta({ description: 'All images the source has of the SKU: others it sent before are removed.' }),
    mode: z.enum(['merge', 'replace', 'add']).optional().meta({
      description:
        'merge (default): images that did not come by this app stay. replace: they are removed as well. add: all others stay, after them come the new ones.',
    }),
    ...versioning,
  })
  .meta({ id: 'Images', description: 'The images of a SKU: the whole list.' })

export type ImagesRecord = z.output<typeof imagesSchema>
export type WantedImage = z.output<typeof image>
