import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  vendor: z.string(),
  name: z.string(),
  version: z.string(),
  policies: z
    .array(z.object({ name: z.string(), attrs: z.record(z.string(), z.string()).optional() }))
    .default([]),
})

const resourcePolicySchema = z.object({
  effect: z.enum(['allow', 'deny']),
  actions: z.array(z.string()),
  principals: z.array(z.string()),
})

const serviceSchema = z.object({
  memory: z.number().default(128),
  timeout: z.number().default(10),
  routes: z
    .record(
      z.string(),
      z.object({
        path: z.string(),
        public: z.boolean().default(false),
        policies: z.array(resourcePolicySchema).default([]),
      }),
    )
    .default({}),
  events: z
    .record(
      z.string(),
      z.object({
        sender: z.string().default(''),
        topics: z.array(z.string()).optional(),
        keys: z.array(z.string()).optional(),
      }),
    )
    .default({}),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ResourcePolicy = z.infer<typeof resourcePolicySchema>
export type ServiceJson = z.infer<typeof serviceSchema>

/** What the platform knows about the app it runs: its manifest and its service.json. */
export interface InstalledApp {
  manifest: Manifest
  service: ServiceJson
  /** `vendor.name` */
  name: string
  /** `vendor.name@version` */
  id: string
  /** First part of the version, without `v`. */
  major: string
}

/** Names an app whose manifest and service.json were read already. */
export function describeApp(manifest: Manifest, service: ServiceJson): InstalledApp {
  const name = `${manifest.vendor}.${manifest.name}`
  return {
    manifest,
    service,
    name,
    id: `${name}@${manifest.version}`,
    major: manifest.version.split('.')[0] ?? '0',
  }
}

/** Reads the app at `root`. Throws when manifest.json or node/service.json is missing or malformed. */
export function readApp(root: string): InstalledApp {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')))
  const service = serviceSchema.parse(JSON.parse(readFileSync(join(root, 'node/service.json'), 'utf8')))
  return describeApp(manifest, service)
}
