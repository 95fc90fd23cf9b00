import { globToRegExp } from './glob'
import type { TokenOwner } from './identity/identity'
import type { ResourcePolicy } from './manifest'

/** The VRN under which a token's owner appears in resource policies. */
export function principalOf(owner: TokenOwner, workspace: string): string {
  const place = `aws-us-east-1:${owner.account}:${workspace}`
  return owner.kind === 'app'
    ? `vrn:apps:${place}:app/${owner.id}`
    : `vrn:vtex.vtex-id:${place}:user/${owner.id}`
}

/**
 * Whether a private route's resource policies let the principal act. Deny beats allow, and no policy means
 * nobody. `action` is the HTTP method.
 */
export function policiesAllow(
  policies: readonly ResourcePolicy[],
  action: string,
  principal: string,
): boolean {
  const applying = policies.filter(
    ({ actions, principals }) =>
      actions.some((pattern) => globToRegExp(pattern, 'i').test(action)) &&
      principals.some((pattern) => globToRegExp(pattern).test(principal)),
  )
  return applying.length > 0 && applying.every(({ effect }) => effect === 'allow')
}
