import type { Resource } from '../clients/license-manager'

const catalog = (key: string, name: string): Resource => ({ product: '2', key, name: `Catalog: ${name}` })

/** License Manager resources of VTEX's Catalog, as the permissions of its endpoints name them. */
export const catalogResources = {
  brands: catalog('Marca.aspx', 'Brands'),
  brandsManagement: catalog('MarcaForm.aspx', 'Brands Management'),
  categories: catalog('Categoria.aspx', 'Category'),
  categoriesManagement: catalog('CategoriaForm.aspx', 'Categories Management'),
  specificationGroups: catalog('Grupo.aspx', 'Groups'),
  skuManagement: catalog('SkuForm.aspx', 'SKU management'),
  products: catalog('ProdutoForm.aspx', 'Product management'),
  productsAndSkus: catalog('ManterFormularioProdutoSku', 'Product and SKU Management'),
  skus: catalog('Sku.aspx', 'SKUs'),
  skuBundles: catalog('SkuKit.aspx', 'SKU Bundles'),
  skuServices: catalog('SkuServicoForm.aspx', 'SKU Services'),
  skuServiceTypes: catalog('SkuServicoTipo.aspx', 'SKU type management'),
} as const satisfies Record<string, Resource>

/** Of VTEX's gift cards: the one that its API asks for. */
export const giftCardResource: Resource = {
  product: '70',
  key: 'GiftCardAdmin',
  name: 'GiftCard: Gift card full access',
}

const masterData = (key: string, name: string): Resource => ({
  product: '25',
  key,
  name: `Dynamic Storage: ${name}`,
})

const fullAccess = [
  masterData('POWER_USER_DS', 'Full access to all documents'),
  masterData('ADMIN_DS', 'Master Data administrator'),
] as const

/** Any one of the resources of Master Data that its endpoints name; deleting takes more than writing. */
export const masterDataResources = {
  read: [
    masterData('READONLY_USER_DS', 'Read only documents'),
    masterData('NOREMOVE_USER_DS', 'Insert or update document (not remove)'),
    ...fullAccess,
  ],
  write: [masterData('NOREMOVE_USER_DS', 'Insert or update document (not remove)'), ...fullAccess],
  remove: fullAccess,
} as const satisfies Record<string, readonly Resource[]>

const logistics = (key: string, name: string): Resource => ({
  product: '9',
  key,
  name: `Logistics: Logistics ${name}`,
})

/** License Manager resources of VTEX's Logistics. */
export const logisticsResources = {
  inventoryAdmin: logistics('InventoryAdmin', 'inventory full access'),
  inventoryViewer: logistics('InventoryViewer', 'inventory read only'),
  admin: logistics('LogisticsAdmin', 'full access'),
  viewer: logistics('LogisticsViewer', 'viewer'),
} as const satisfies Record<string, Resource>
