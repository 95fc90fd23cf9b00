import { demoSkus } from './demo-skus'

interface DemoErp {
  prices: { skuRef: string; basePrice: number; costPrice: number }[]
  stock: { skuRef: string; warehouse: string; quantity: number }[]
}

/** The price list and the stock of the sample ERP: invented figures, the same at every call. */
export function demoErp(): DemoErp {
  return {
    prices: demoSkus.map(({ refId }, index) => ({
      skuRef: refId,
      basePrice: 9.9 + index * 4,
      costPrice: 4.5 + index * 1.75,
    })),
    stock: demoSkus.flatMap(({ refId }, index) => [
      { skuRef: refId, warehouse: 'main', quantity: 40 + index * 7 },
      { skuRef: refId, warehouse: 'outlet', quantity: index % 4 },
    ]),
  }
}
