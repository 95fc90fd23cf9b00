import { configuration, vtex, type CatalogueEntry } from './entry'

/** What VTEX lacks, or does not let be. */
export const storeErrors = {
  sku_not_found: vtex(
    422,
    'VTEX has no SKU with this ref',
    'No SKU of the catalog has the record’s skuRef as its reference code (RefId).',
    'Create the SKU in VTEX, or correct the reference code of the SKU or of the record; then send it again.',
    false,
  ),
  product_not_found: vtex(
    422,
    'There is no product with this ref',
    'Neither the records sent so far nor VTEX has a product with this reference code.',
    'Send the product, or correct the reference; a record that waits goes on by itself when it arrives.',
    false,
  ),
  brand_not_found: vtex(
    422,
    'There is no brand with this ref',
    'No brand with this ref was sent yet. VTEX keeps no reference codes of brands, so the app knows only those that were sent.',
    'Send the brand (one that exists in VTEX is recognized by its name), or correct the reference.',
    false,
  ),
  category_not_found: vtex(
    422,
    'There is no category with this ref',
    'No category with this ref was sent yet. VTEX keeps no reference codes of categories, so the app knows only those that were sent.',
    'Send the category (one that exists in VTEX is recognized by its name and parent), or correct the reference.',
    false,
  ),
  specification_not_found: vtex(
    422,
    'There is no specification with this ref',
    'No specification with this ref was sent yet. VTEX keeps no reference codes of specifications, so the app knows only those that were sent.',
    'Send the specification, correct the reference, or name the specification instead.',
    false,
  ),
  customer_not_found: vtex(
    422,
    'VTEX has no such customer',
    'VTEX has no customer with this id, or none any more and the record does not say enough to create one.',
    'Check the ref, or send the whole record; where refs are VTEX’s ids (match rule vtexId) none is created.',
    false,
  ),
  match_ambiguous: configuration(
    422,
    'VTEX has several records that could be this one',
    'More than one record in VTEX fits, made by hand for instance, so none was changed.',
    'Remove the duplicate in VTEX, or give the right one its reference code; then send the record again.',
  ),
  department_kept: vtex(
    422,
    'Products keep their old department',
    'VTEX moves the category, but not the department that its products were given when they were created.',
    'Send the products of the category again if reports by department matter; the store shows them where they are.',
    false,
  ),
  warehouse_not_found: vtex(
    422,
    'VTEX has no such warehouse',
    'The warehouse of the record does not exist in VTEX Logistics.',
    'Create the warehouse in VTEX (Shipping, Inventory, Warehouses), or correct the code; then send it again.',
    false,
  ),
  cannot_change: vtex(
    422,
    'VTEX does not let this be changed',
    'What the record changes is fixed in VTEX once it is created, or out of reach of its API; `detail` says what.',
    'Send what VTEX holds, change it in VTEX Admin where that is possible, or create a record with another ref.',
    false,
  ),
  not_activatable: vtex(
    422,
    'The SKU is saved but can not be sold yet',
    'VTEX activates a SKU when nothing it asks for is missing: an image, required specifications, an active product, brand and category, and of a kit an active component.',
    'Send what `detail` names; VTEX then activates the SKU by itself, and a record that waits goes on.',
    false,
  ),
  image_unusable: vtex(
    422,
    'VTEX could not use an image',
    'VTEX fetches pictures from their address by itself, without a User-Agent and without signing in, and refused this one.',
    'Make the address answer with a picture to anybody, without a User-Agent, at most 3200 x 3200 pixels; then send it again.',
    false,
  ),
} as const satisfies Record<string, CatalogueEntry>
