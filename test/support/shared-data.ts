import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')

/** A folder given by an environment variable, else relative to the repository's root. */
export function folder(variable: string, fallback: string): string {
  return resolve(ROOT, process.env[variable] ?? fallback)
}

/**
 * `describe` for tests that need a folder which may be absent: then they are skipped with a warning that says
 * what was not checked, and fail where `CI=true`, so that nothing stays unchecked in silence.
 */
export function describeWithFolder<T>(
  name: string,
  { dir, variable, load }: { dir: string; variable: string; load: (dir: string) => T },
  fn: (loaded: T) => void,
): void {
  if (existsSync(dir)) {
    describe(name, () => fn(load(dir)))
    return
  }
  const notice = `Not checked: ${name}. There is no folder ${dir}; set ${variable} to where it is.`
  if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(notice)
    })
    return
  }
  console.warn(notice)
  describe.skip(name, () => test(`needs ${variable}`, () => undefined))
}
