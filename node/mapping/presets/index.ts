import { csvPresets } from './csv'
import { odooPresets } from './odoo'
import { orderPresets } from './orders'
import type { Preset } from './preset'
import { protheusPresets } from './protheus'
import { sapBusinessOnePresets } from './sap-business-one'
import { trytonPresets } from './tryton'

export type { Preset } from './preset'

/** Every preset, those of one shape together. */
export const presets: readonly Preset[] = [
  ...csvPresets,
  ...sapBusinessOnePresets,
  ...protheusPresets,
  ...odooPresets,
  ...trytonPresets,
  ...orderPresets,
]
