import { configuration, type CatalogueEntry } from './entry'

/** What the store has to decide or to mend. */
export const configurationErrors = {
  guard_tripped: configuration(
    409,
    'A guard holds the batch',
    'The batch would change more than the store’s limits allow without a yes; `guard` has the figures.',
    'Look at the figures and examples, then approve the batch or cancel it.',
  ),
  draft_conflict: configuration(
    409,
    'Somebody else changed this mapping',
    'The draft was saved, published or discarded by somebody else since it was opened.',
    'Open the mapping again and make your change on top of theirs.',
  ),
  tests_failed: configuration(
    422,
    'A test of the mapping is red',
    'A stored sample does not become what the mapping’s test expects.',
    'Correct the mapping, or the test where it expects the wrong thing; then publish again.',
  ),
  invalid_mapping: configuration(
    422,
    'The mapping is not valid',
    'Something in the mapping document is missing, unknown or would not work; `errors` names each place.',
    'Correct the places named in `errors`, which point into the mapping document.',
  ),
  mapping_failed: configuration(
    422,
    'The record could not be mapped',
    'A field of the source’s record has a value that the mapping of its source cannot convert.',
    'Correct the fields named in `errors`, which point into the record as the source sent it, or change the mapping.',
  ),
  expression_limit: configuration(
    422,
    'An expression of the mapping costs too much',
    'An expression took too long on this record, or made too large a value.',
    'Make the expression simpler, or map the field without one.',
  ),
  unmapped_code: configuration(
    422,
    'A code of the source is not in its code table',
    'The record holds a code that its code table does not have.',
    'Add the code to the code table, or choose what happens to unknown codes; then send the record again.',
  ),
  filtered: configuration(
    409,
    'A filter leaves the record out',
    'The mapping of this source takes only records that fulfill its filters, and this one does not.',
    'Nothing to do if that is intended; otherwise change the filters of the mapping.',
  ),
  push_address_refused: configuration(
    422,
    'Orders cannot be pushed to this address',
    'VTEX lets an app call only the addresses its manifest names, and this is none of them; `detail` names those.',
    'Use an address that `detail` allows: an app of the store’s own at its myvtex.com host passes orders on to any ERP.',
  ),
  unauthenticated: configuration(
    401,
    'Credentials are missing or not valid for this account',
    'The request carries no credentials, or VTEX does not accept them for this account.',
    'Send X-VTEX-API-AppKey and X-VTEX-API-AppToken of an active key of this account.',
  ),
  forbidden_resource: configuration(
    403,
    'The credentials lack a permission',
    'The credentials are valid, but none of the License Manager resources this call needs is granted to them.',
    'In VTEX Admin, Account settings, App keys: add a role with the resource named in `detail`.',
  ),
  policy_missing: configuration(
    502,
    'VTEX refused this app',
    'VTEX answered that this app may not make the call.',
    'Update the app to its newest version in VTEX Admin and accept its permissions; then check the health page.',
  ),
} as const satisfies Record<string, CatalogueEntry>
