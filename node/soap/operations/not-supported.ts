import type { NotSupported } from './call'

const numbers = notSupported(
  'Clients and addresses have no numbers in VTEX: use their GUID, e-mail address or CPF.',
  ...(['ClientGet', 'AddressByAddressClient'] as const),
)

const changes = {
  ...notSupported(
    'VTEX has to be asked for every SKU: use StockKeepingUnitGetAllFromUpdatedDateAndId, which goes on by id.',
    'StockKeepingUnitGetAllFromUpdatedDate',
  ),
}

const giftLists = notSupported(
  'VTEX offers no API for gift lists any more.',
  ...(['GiftListGet', 'GiftListGetByClientEmail', 'GiftListGetByClientCpf', 'GiftListGetType'] as const),
  ...([
    'GiftListGetByCreatedDate',
    'GiftListGetAllFromCreatedDateAndId',
    'GiftListGetByModifiedDate',
  ] as const),
  ...(['GiftListGetAllBetweenEventDateIntervalAndId', 'GiftListGetAllFromModifiedDateAndId'] as const),
  ...(['GiftListGetByGifted', 'GiftListInsertUpdate', 'GiftListV2Filters', 'GiftListSearch'] as const),
  ...(['GiftListSearchWithSurname', 'GiftListMemberInsertUpdate', 'GiftListMemberDelete'] as const),
  ...(['GiftListSkuInsert', 'GiftListSkuGet', 'GiftListSkuSetPurchased', 'GiftListSkuDelete'] as const),
  ...(['GiftListSkuDeleteByList'] as const),
)

const integrator = notSupported(
  'The log of VTEX’s old integrator is gone: the history of records is in this app’s panel.',
  ...(['IntegrationSettings', 'IntegrationLogError', 'IntegrationLog', 'IntegrationLogEvent'] as const),
  ...(['IntegrationErrorGetAllByErrorTypeAndId', 'IntegrationInterfaceGetAll'] as const),
)

/** What the WebService had and this app does not answer, each with what to use instead. */
export const notSupportedOperations = {
  ...numbers,
  ...notSupported(
    'VTEX reckons freight for a cart and its trade policy: use the cart simulation of its Checkout API.',
    'FreightCalculateV3',
  ),
  ...notSupported(
    'Use the conversation in VTEX’s Orders API: it takes full access to orders, which this app lacks.',
    'OrderGetInteractions',
  ),
  ...changes,
  ...giftLists,
  ...integrator,
}

function notSupported<Name extends string>(instead: string, ...names: Name[]): Record<Name, NotSupported> {
  return Object.fromEntries(names.map((name) => [name, { instead }])) as Record<Name, NotSupported>
}
