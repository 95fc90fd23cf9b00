import { z } from 'zod'

/** Name of a calling system: its appKey, or the hash that stands for a person. */
export const sourceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$/, 'must be an appKey: letters, digits, dots and hyphens')
