import { globToRegExp } from './glob'
import type { Manifest } from './manifest'

/** Whether the manifest declares access to an outside host and path. */
export class OutboundPolicy {
  private readonly byAccount = new Map<string, { host: RegExp; path: RegExp }[]>()

  constructor(private readonly manifest: Manifest) {}

  /** `path` without query, as sent. `{{account}}` in a policy stands for the account the app runs in. */
  allows(account: string, host: string, path: string): boolean {
    return this.rulesOf(account).some((rule) => rule.host.test(host) && rule.path.test(path))
  }

  /** Whether a policy without attributes, such as vbase-read-write, is declared. */
  declares(name: string): boolean {
    return this.manifest.policies.some((policy) => policy.name === name)
  }

  private rulesOf(account: string) {
    const known = this.byAccount.get(account)
    if (known !== undefined) return known
    const rules = this.manifest.policies
      .filter(({ name }) => name === 'outbound-access')
      .map(({ attrs }) => ({
        host: globToRegExp(forAccount(attrs?.host ?? '', account), 'i'),
        path: globToRegExp(forAccount(attrs?.path ?? '', account)),
      }))
    this.byAccount.set(account, rules)
    return rules
  }
}

function forAccount(pattern: string, account: string): string {
  return pattern.replace(/\{\{account\}\}/g, account)
}
