import { BasicAuthSecurity, createClientAsync, type Client } from 'soap'
import type { ApiKey } from '../../sandbox'

export const SOAP_PATH = '/_v/private/erp-integrator/soap/Service.svc'

export const basic = ({ appKey, appToken }: ApiKey): string =>
  `Basic ${Buffer.from(`${appKey}:${appToken}`).toString('base64')}`

/** What a client knows of an object that was saved. */
export interface Saved {
  Id: number
  [field: string]: unknown
}

export interface Fault {
  faultcode: string
  faultstring: { $value: string }
  detail: { failure: { code: string; message: string } }
}

/** An ERP that was generated from the WSDL. */
export class SoapErp {
  /** What the client said while it loaded the WSDL. */
  readonly warnings: string[] = []

  private constructor(private readonly client: Client) {}

  static async load(url: string, key: ApiKey): Promise<SoapErp> {
    const warnings: string[] = []
    const { warn } = console
    console.warn = (words: unknown) => void warnings.push(String(words))
    const client = await createClientAsync(`${url}${SOAP_PATH}?wsdl`, {
      wsdl_headers: { authorization: basic(key) },
    }).finally(() => (console.warn = warn))
    client.setSecurity(new BasicAuthSecurity(key.appKey, key.appToken))
    const erp = new SoapErp(client)
    erp.warnings.push(...warnings)
    return erp
  }

  get operations(): string[] {
    const { Service } = this.client.describe() as { Service: { BasicHttpBinding_IService: object } }
    return Object.keys(Service.BasicHttpBinding_IService)
  }

  /** The bytes of the last answer. */
  get lastAnswer(): string {
    return String(this.client.lastResponse)
  }

  /** Calls an operation; what it answers, without the envelope. */
  async call<T = Saved>(operation: string, parameters: object): Promise<T> {
    const method = this.client[`${operation}Async`] as (sent: object) => Promise<[Record<string, T> | null]>
    const [answer] = await method.call(this.client, parameters)
    return (answer?.[`${operation}Result`] ?? null) as T
  }

  /** The fault an operation answers. */
  async faultOf(operation: string, parameters: object): Promise<Fault> {
    try {
      await this.call(operation, parameters)
    } catch (error) {
      return (error as { root: { Envelope: { Body: { Fault: Fault } } } }).root.Envelope.Body.Fault
    }
    throw new Error(`${operation} did not fail`)
  }
}
