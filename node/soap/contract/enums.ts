/** Enumerations of the WebService: values travel by name. */
export const enums = {
  ErrorType: [
    ...['CATEGORIA', 'CLIENTE', 'ESTOQUE', 'IMAGEM', 'KIT', 'MARCA', 'PEDIDO', 'PRODUTO', 'SKU', 'SERVICO'],
    ...['ENTREGA', 'TRACKING', 'FRETE', 'FRETEVALOR', 'GIFTCARD', 'EMAILQUEUE', 'GIFTLIST', 'GIFTLISTSKU'],
    'BUYTOGETHER',
  ],
  'OrderInteractionDTO.StatusIdEnum': ['Pending', 'InProgress', 'Completed'],
  'StockKeepingUnitComplementDTO.ComplementTypeEnum': ['Accessory', 'Sugestion', 'Similarly', 'Generic'],
  TransactionAction: ['Credit', 'Debit'],
} as const satisfies Record<string, readonly string[]>
