/** Base of the API, on the host this panel is shown on: it serves the same account and workspace. */
export function apiAddress(origin: string): string {
  return `${origin}/_v/private/erp-integrator/v1`
}

/** Address of the SOAP WebService, on the same host. */
export function soapAddress(origin: string): string {
  return `${origin}/_v/private/erp-integrator/soap/Service.svc`
}

/** A curl command that sets one price; the words in capitals are the reader's to replace. */
export function firstCall(address: string): string {
  return [
    `curl -X PUT '${address}/prices/SKU_REFERENCE'`,
    `-H 'X-VTEX-API-AppKey: APP_KEY'`,
    `-H 'X-VTEX-API-AppToken: APP_TOKEN'`,
    `-H 'Content-Type: application/json'`,
    `-d '{"basePrice": 129.90, "listPrice": 149.90}'`,
  ].join(' \\\n  ')
}
