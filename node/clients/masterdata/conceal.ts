import type { Failure } from '../../errors/failure'

/**
 * A refusal without VTEX's own words, which can quote personal data: what it names of the fields that were sent, and
 * that an e-mail address is taken, is told in ours. `sent` are names of fields. Pure.
 */
export function conceal(failed: Failure, sent: readonly string[]): Failure {
  if (failed.code !== 'vtex_refused' && failed.code !== 'policy_missing') return failed
  const [status = 'VTEX refused'] = /^VTEX answered \d+/.exec(failed.detail) ?? []
  if (/duplicated|already exists/i.test(failed.detail)) {
    return { ...failed, detail: 'VTEX has another customer with the e-mail address of this one.' }
  }
  const named = sent.filter((field) => new RegExp(`\\b${field}\\b`).test(failed.detail))
  const fields = named.length > 0 ? ` and names ${named.join(', ')}` : ''
  return { ...failed, detail: `${status}${fields}; its words are left out, as they can hold personal data.` }
}
