import { err, ok, type Result } from 'neverthrow'
import type { VtexImage, VtexImageInput } from '../clients/catalog/images'
import type { VtexKitPart, VtexKitPartInput } from '../clients/catalog/kits'
import type { VtexNamedValues, VtexSkuSpecification } from '../clients/catalog/sku-specifications'
import type { VtexSpecification } from '../clients/catalog/specifications'
import type { VtexFullSku, VtexSkuContext, VtexSkuInput } from '../clients/catalog/skus'
import { failure, type Failure } from '../errors/failure'
import type { FlowClients } from '../flows/flow'
import type { CatalogFault } from './catalog-store'

/** What this app reads of a specification. */
type StoredField = Pick<
  VtexSpecification,
  'Id' | 'Name' | 'CategoryId' | 'FieldGroupId' | 'IsRequired' | 'IsActive' | 'IsStockKeepingUnit'
>

/** The category of every product of the store. */
const CATEGORY = 3

/** SKUs of a store in memory and what VTEX keeps beside them, written as VTEX does, and what was asked. */
export class MemorySkus {
  readonly skus = new Map<number, VtexFullSku>()
  readonly eans = new Map<string, number>()
  readonly values = new Map<number, VtexSkuSpecification[]>()
  readonly fields: StoredField[] = []
  readonly parts: VtexKitPart[] = []
  readonly attachments = new Map<number, string[]>()
  readonly images = new Map<number, VtexImage[]>()
  readonly inactiveProducts = new Set<number>()
  /** Pictures VTEX cannot fetch. */
  readonly unusable = new Set<string>()
  /** Names of the calls, in order: `skus.create`. */
  readonly calls: string[] = []
  readonly faults = new Map<string, CatalogFault[]>()
  private lastId = 100

  /** A store of its own name, for what is kept in memory between calls. */
  constructor(readonly scope = `store-${Math.random()}`) {}

  get clients(): FlowClients {
    const clients = {
      skus: this.skuClient(),
      eans: this.eanClient(),
      skuSpecifications: this.specificationClient(),
      specifications: this.fieldClient(),
      products: { byId: () => this.call('products.byId', () => ({ CategoryId: CATEGORY })) },
      kits: this.kitClient(),
      attachments: this.attachmentClient(),
      images: this.imageClient(),
    }
    return clients as unknown as FlowClients
  }

  /** Puts a SKU there as if by hand. */
  put(sku: VtexFullSku): void {
    this.skus.set(sku.Id, sku)
  }

  private nextId = (): number => ++this.lastId

  private async call<T>(name: string, effect: () => T | Failure): Promise<Result<T, Failure>> {
    this.calls.push(name)
    await Promise.resolve()
    const fault = this.faults.get(name)?.shift()
    if (fault && !fault.applied) return err(fault.failure)
    const answer = effect()
    if (isFailure(answer)) return err(answer)
    if (!/\.(by|of|surroundings|rows|skuWith|parts|field|group|category)/.test(name)) this.activate()
    return fault ? err(fault.failure) : ok(structuredClone(answer))
  }

  /** VTEX activates what waits for it as soon as nothing is missing. */
  private activate(): void {
    for (const sku of this.skus.values())
      if (sku.ActivateIfPossible && this.isComplete(sku)) sku.IsActive = true
  }

  private isComplete({ Id, ProductId, IsKit }: VtexFullSku): boolean {
    const filled = new Set(this.values.get(Id)?.map(({ FieldId }) => FieldId))
    const isActive = ({ StockKeepingUnitId }: VtexKitPart) => this.skus.get(StockKeepingUnitId)?.IsActive
    return (
      Boolean(this.images.get(Id)?.length) &&
      !this.inactiveProducts.has(ProductId) &&
      this.fields.every(({ IsRequired, Id: field }) => !IsRequired || filled.has(field)) &&
      (!IsKit || this.parts.some((part) => part.StockKeepingUnitParent === Id && isActive(part)))
    )
  }

  private skuClient() {
    const named = (ref: string | null) => [...this.skus.values()].find(({ RefId }) => RefId === ref)
    return {
      byId: (id: string) => this.call('skus.byId', () => this.skus.get(Number(id)) ?? null),
      byRef: (ref: string) => this.call('skus.byRef', () => named(ref) ?? null),
      surroundings: (id: string) => this.call('skus.surroundings', () => this.surroundings(Number(id))),
      create: (body: VtexSkuInput) =>
        this.call('skus.create', () => {
          const owner = named(body.RefId)
          if (owner) return conflict(owner.Id)
          if (body.IsActive) return refused('A SKU can not be created active')
          const sku: VtexFullSku = { ...body, Id: this.nextId(), CreationDate: '2026-01-01T00:00:00' }
          this.skus.set(sku.Id, sku)
          return sku
        }),
      replace: (id: string, body: VtexSkuInput) =>
        this.call('skus.replace', () => {
          const sku: VtexFullSku = { ...body, Id: Number(id) }
          if (sku.IsActive && !this.isComplete(sku)) return refused('It can not be active')
          this.skus.set(sku.Id, sku)
          return sku
        }),
    }
  }

  private surroundings(id: number): VtexSkuContext | null {
    const sku = this.skus.get(id)
    if (!sku) return null
    const isActive = !this.inactiveProducts.has(sku.ProductId)
    return {
      ProductId: sku.ProductId,
      ProductRefId: `P${sku.ProductId}`,
      IsActive: sku.IsActive,
      IsProductActive: isActive,
      BrandName: 'Northwind',
      ProductCategoryIds: `/${CATEGORY}/`,
      IsKit: sku.IsKit,
      KitItems: this.partsOf(id).map((part) => ({ Id: part.StockKeepingUnitId, Amount: part.Quantity })),
      Services: [],
      Attachments: (this.attachments.get(id) ?? []).map((Name) => ({ Name })),
      Images: this.images.get(id) ?? [],
      SkuSpecifications: (this.values.get(id) ?? []).map(({ FieldId, Text }) => ({
        FieldId,
        FieldName: this.fields.find(({ Id }) => Id === FieldId)?.Name ?? '',
        FieldValues: [Text ?? ''],
      })),
    }
  }

  private eanClient() {
    const of = (id: string) => [...this.eans].filter(([, sku]) => String(sku) === id).map(([ean]) => ean)
    return {
      of: (id: string) => this.call('eans.of', () => of(id)),
      skuWith: (ean: string) =>
        this.call('eans.skuWith', () => (this.eans.has(ean) ? String(this.eans.get(ean)) : null)),
      add: (id: string, ean: string) =>
        this.call('eans.add', () => {
          const owner = this.eans.get(ean)
          if (owner !== undefined) return refused(`The EAN is registered in Sku id ${owner}`)
          this.eans.set(ean, Number(id))
          return null
        }),
      remove: (_id: string, ean: string) => this.call('eans.remove', () => this.eans.delete(ean)),
    }
  }

  private specificationClient() {
    const { scope, fields } = this
    const valuesOf = (id: string) => this.values.get(Number(id)) ?? []
    return {
      scope,
      of: (id: string) => this.call('specifications.of', () => valuesOf(id)),
      set: (id: string, { FieldName, FieldValues }: VtexNamedValues) =>
        this.call('specifications.set', () => {
          const field = fields.find(({ Name }) => Name === FieldName) ?? this.field(FieldName)
          const value = { Id: this.nextId(), FieldId: field.Id, FieldValueId: 1, Text: FieldValues[0] ?? '' }
          const others = valuesOf(id).filter(({ FieldId }) => FieldId !== field.Id)
          this.values.set(Number(id), [...others, value])
          return [value]
        }),
      remove: (id: string, valueId: number) =>
        this.call('specifications.remove', () =>
          this.values.set(
            Number(id),
            valuesOf(id).filter(({ Id }) => Id !== valueId),
          ),
        ),
      fieldsOfCategory: () =>
        this.call('specifications.fieldsOfCategory', () =>
          fields.map((field) => ({ ...field, FieldId: field.Id })),
        ),
    }
  }

  private fieldClient() {
    const byId = (id: string) => this.fields.find(({ Id }) => String(Id) === id) ?? null
    return {
      scope: this.scope,
      byId: (id: string) => this.call('specifications.byId', () => byId(id)),
      group: () => this.call('specifications.group', () => ({ Name: 'Group' })),
      replace: (id: string, { Name }: { Name: string }) =>
        this.call('specifications.replace', () => {
          this.fields.splice(
            0,
            this.fields.length,
            ...this.fields.map((each) => (String(each.Id) === id ? { ...each, Name } : each)),
          )
          return null
        }),
    }
  }

  /** Adds a specification of SKUs. */
  field(Name: string, fields: Partial<StoredField> = {}): StoredField {
    const common = { CategoryId: CATEGORY, FieldGroupId: 1, IsRequired: false, IsActive: true }
    const field = { Id: this.nextId(), Name, ...common, IsStockKeepingUnit: true, ...fields }
    this.fields.push(field)
    return field
  }

  private partsOf = (id: number) => this.parts.filter((part) => part.StockKeepingUnitParent === id)

  private kitClient() {
    return {
      partsOf: (id: string) => this.call('kits.partsOf', () => this.partsOf(Number(id))),
      rowsWith: (id: string) =>
        this.call('kits.rowsWith', () => this.parts.filter((part) => String(part.StockKeepingUnitId) === id)),
      add: (part: VtexKitPartInput) =>
        this.call('kits.add', () => {
          if (!this.skus.get(part.StockKeepingUnitParent)?.IsKit) return refused('The SKU is not a kit')
          return this.parts[this.parts.push({ ...part, Id: this.nextId() }) - 1] ?? null
        }),
      remove: (id: number) =>
        this.call('kits.remove', () =>
          this.parts.splice(
            this.parts.findIndex((part) => part.Id === id),
            1,
          ),
        ),
    }
  }

  private attachmentClient() {
    return {
      assign: (id: string, names: string[]) =>
        this.call('attachments.assign', () => {
          if (names.includes('unknown')) return failure('vtex_refused', 'Not found', { kind: 'not-found' })
          return this.attachments.set(Number(id), names)
        }),
      removeFrom: (id: string) =>
        this.call('attachments.removeFrom', () => this.attachments.delete(Number(id))),
    }
  }

  private imageClient() {
    const of = (id: string) => this.images.get(Number(id)) ?? []
    const keep = (id: string, list: VtexImage[], written?: VtexImage) =>
      this.images.set(
        Number(id),
        list.map((each) => ({ ...each, IsMain: written?.IsMain ? each.Id === written.Id : each.IsMain })),
      )
    const toImage = (
      Id: number,
      { Url, Label, Text, ...body }: VtexImageInput,
      isMain: boolean,
    ): VtexImage => ({
      ...body,
      Id,
      Label: Label ?? null,
      Text: Text ?? null,
      IsMain: isMain || body.IsMain,
      Url: `https://vtex.example/${Id}?${new URL(Url).pathname}`,
    })
    return {
      of: (id: string) => this.call('images.of', () => of(id)),
      add: (id: string, body: VtexImageInput) =>
        this.call('images.add', () => {
          if (this.unusable.has(body.Url)) return refused('The image can not be used')
          const image = toImage(this.nextId(), body, of(id).length === 0)
          return keep(id, [...of(id), image], image)
        }),
      replace: (id: string, imageId: number, body: VtexImageInput) =>
        this.call('images.replace', () => {
          const old = of(id).find(({ Id }) => Id === imageId)
          const image = toImage(imageId, body, old?.IsMain ?? false)
          return keep(
            id,
            of(id).map((each) => (each.Id === imageId ? image : each)),
            image,
          )
        }),
      remove: (id: string, imageId: number) =>
        this.call('images.remove', () =>
          keep(
            id,
            of(id).filter(({ Id }) => Id !== imageId),
          ),
        ),
    }
  }
}

function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer
}

const refused = (words: string): Failure => failure('vtex_refused', words, { kind: 'refused' })
const conflict = (id: number): Failure =>
  failure('vtex_refused', 'The RefId is taken', { kind: 'conflict', existingId: String(id) })
