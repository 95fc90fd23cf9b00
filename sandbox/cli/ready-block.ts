import type { Sandbox } from '..'

/** What a person needs to know once everything runs. */
export function readyBlock(
  { url, account, keys }: Pick<Sandbox, 'url' | 'account' | 'keys'>,
  { seconds, panelProblem }: { seconds: number; panelProblem?: string | undefined },
): string {
  const address = url.replace('127.0.0.1', 'localhost')
  const api = `${address}/_v/private/erp-integrator/v1`
  const { appKey, appToken } = keys.erp
  const key = `-H 'X-VTEX-API-AppKey: ${appKey}' -H 'X-VTEX-API-AppToken: ${appToken}'`
  const json = "-H 'Content-Type: application/json'"
  return [
    '',
    `The ERP Integrator runs on a local VTEX (ready in ${seconds.toFixed(1)} s).`,
    '',
    `  Address    ${address}`,
    `  Account    ${account}`,
    `  appKey     ${appKey}`,
    `  appToken   ${appToken}`,
    `  Panel      ${panelProblem === undefined ? `${address}/admin/app/erp-integrator` : `not available: ${panelProblem}`}`,
    '',
    'Set a price, read it back, send stock:',
    '',
    `curl -X PUT ${api}/prices/MUG-BLUE-01 ${key} ${json} -d '{"basePrice": 12.90}'`,
    `curl ${api}/prices/MUG-BLUE-01 ${key}`,
    `curl -X PUT ${api}/inventory/MUG-BLUE-01/main ${key} ${json} -d '{"quantity": 25}'`,
    '',
    'Ctrl-C stops it.',
    '',
  ].join('\n')
}
