/** The accounts, keys and people of the sandbox's VTEX. */

/** `all`: every License Manager resource. */
export type Resources = 'all' | readonly string[]

export interface SeededKey {
  account: string
  appKey: string
  appToken: string
  resources: Resources
}

export interface SeededUser {
  account: string
  email: string
  userId: string
  audience: 'admin' | 'webstore'
  /** A token that works from the start and does not expire. */
  token: string
  resources: Resources
}

export const accounts = ['demo', 'other'] as const

export const keys: readonly SeededKey[] = [
  { account: 'demo', appKey: 'vtexappkey-demo-erp', appToken: 'demo-erp-token', resources: 'all' },
  { account: 'demo', appKey: 'vtexappkey-demo-wms', appToken: 'demo-wms-token', resources: 'all' },
  { account: 'demo', appKey: 'vtexappkey-demo-reader', appToken: 'demo-reader-token', resources: [] },
  { account: 'other', appKey: 'vtexappkey-other-erp', appToken: 'other-erp-token', resources: 'all' },
]

export const users: readonly SeededUser[] = [
  {
    account: 'demo',
    email: 'admin@demo.example',
    userId: 'b1c9f6de-52f5-4a52-9b33-0d6e6f2f6f01',
    audience: 'admin',
    token: 'sandbox-admin-of-demo',
    resources: 'all',
  },
  {
    account: 'demo',
    email: 'viewer@demo.example',
    userId: 'b1c9f6de-52f5-4a52-9b33-0d6e6f2f6f02',
    audience: 'admin',
    token: 'sandbox-viewer-of-demo',
    resources: [],
  },
  {
    account: 'demo',
    email: 'shopper@demo.example',
    userId: 'b1c9f6de-52f5-4a52-9b33-0d6e6f2f6f03',
    audience: 'webstore',
    token: 'sandbox-shopper-of-demo',
    resources: [],
  },
]

/**
 * License Manager product of each resource (VTEX help center, License Manager resources). A resource asked
 * under another product is not granted.
 */
const resourcesByProduct: Record<string, readonly string[]> = {
  '1': ['ViewApiKeys', 'EditApiKeys', 'RenewApiToken'],
  '2': [
    'ProdutoForm.aspx',
    'Produto.aspx',
    'ManterFormularioProdutoSku',
    'ManterImagemProdutoSku',
    'Sku.aspx',
    'SkuForm.aspx',
    'SkuServicoForm.aspx',
    'SkuServicoTipo.aspx',
    'SkuKit.aspx',
    'Categoria.aspx',
    'CategoriaForm.aspx',
    'InsertOrUpdateCategoriaFromCategoriaForm.aspx',
    'Marca.aspx',
    'MarcaForm.aspx',
    'InsertOrUpdateMarcaFromMarcaForm.aspx',
    'CategoriaSimilar.aspx',
    'CategoriaSimilarForm.aspx',
    'Grupo.aspx',
    'Seller.aspx',
    'SkuSeller.aspx',
    'PortalManagement',
    'collections-read',
    'collections-write',
  ],
  '5': ['AcessaTodosPedidos', 'SaveOrderFormConfiguration'],
  '9': ['LogisticsAdmin', 'LogisticsViewer', 'InventoryAdmin', 'InventoryViewer', 'ShippingAdmin'],
  '16': ['GerenciarPromocoesETarifas'],
  '19': [
    'OMSViewer',
    'ListOrders',
    'WorkflowAction',
    'ShippingAction',
    'RefundAction',
    'CancelAction',
    'PaymentAction',
    'Changes',
    'FeedSubscription',
    'FeedHookV3Admin',
    'FeedHookV3Viewer',
  ],
  '25': ['ADMIN_DS', 'POWER_USER_DS', 'NOREMOVE_USER_DS', 'READONLY_USER_DS'],
  '65': [
    'read_prices',
    'modify_prices',
    'modify_prices_delete_all',
    'read_tradePolicySettings',
    'modify_tradePolicySettings',
  ],
  '66': [
    'read-workspace-apps',
    'install-apps',
    'vbase-read-write',
    'read-write-apps-settings',
    'colossus-read-logs',
    'workspace-read-write',
  ],
  '70': ['GiftCardAdmin', 'GiftCardReadOnly', 'view_giftcards', 'edit_giftcards'],
  '107': ['ViewProduct', 'EditProduct', 'ViewCategory', 'EditCategory', 'ViewBrand', 'EditBrand'],
}

const productByResource = new Map(
  Object.entries(resourcesByProduct).flatMap(([product, codes]) =>
    codes.map((code) => [code, product] as const),
  ),
)

/** Whether the resource exists, and belongs to the product when one is named. */
export function resourceExists(resource: string, product?: string): boolean {
  const owner = productByResource.get(resource)
  return owner !== undefined && (product === undefined || owner === product)
}
