import type { SeedSku } from '../commerce'

/** Invented products of an invented shop, for a sandbox that nobody has told what to sell. */
export const demoSkus: readonly SeedSku[] = [
  { refId: 'MUG-BLUE-01', name: 'Stoneware mug, blue', ean: '2000000000015' },
  { refId: 'MUG-RED-01', name: 'Stoneware mug, red', ean: '2000000000022' },
  { refId: 'PLATE-WHITE-24', name: 'Dinner plate, white, 24 cm', ean: '2000000000039' },
  { refId: 'BOWL-GREEN-16', name: 'Salad bowl, green, 16 cm', ean: '2000000000046' },
  { refId: 'TEAPOT-IRON-08', name: 'Cast iron teapot, 0.8 l', ean: '2000000000053' },
  { refId: 'TOWEL-GREY-50', name: 'Linen towel, grey, 50 cm', ean: '2000000000060' },
  { refId: 'LAMP-DESK-02', name: 'Desk lamp with clamp', ean: '2000000000077' },
  { refId: 'CANDLE-SET-06', name: 'Beeswax candles, set of 6', ean: '2000000000084' },
  { refId: 'BOARD-OAK-40', name: 'Oak cutting board, 40 cm', ean: '2000000000091' },
  { refId: 'KNIFE-CHEF-20', name: 'Chef knife, 20 cm' },
]
