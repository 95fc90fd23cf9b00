import type { SoapErp } from '../support/soap-client'
import type { AcceptStore } from './store'

const CLIENTS = Number(process.env.ACCEPT_CLIENTS ?? 10)

const AD = '/api/dataentities/AD/search?_fields=addressName,city&_where=userId='
const CL = '/api/dataentities/CL/documents/'

/** The clients of the ERP, each with an address, found by e-mail address or made; their GUIDs. */
export async function sendClients(erp: SoapErp): Promise<string[]> {
  const guids: string[] = []
  for (let number = 1; number <= CLIENTS; number++) {
    const client = {
      CpfCnpj: cpfOf(number),
      Email: `client${number}@example.com`,
      FirstName: `Client ${number}`,
    }
    const { UserGUID } = await erp.call('ClientInsertUpdateV3', { client })
    const address = {
      AddressNameV3: 'HOME',
      City: `City ${number}`,
      Country: 'BRA',
      Number: number,
      UserGUID,
    }
    await erp.call('AddressInsertUpdateV3', { address })
    guids.push(String(UserGUID))
  }
  return guids
}

/** What VTEX has of the clients, as it should be. */
export async function wrongClients({ vtex }: AcceptStore, guids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    guids.map(async (guid, index) => {
      const number = index + 1
      const customer = await vtex.get<object>(`${CL}${guid}?_fields=email,document,firstName`)
      const addresses = await vtex.get<object[]>(`${AD}${guid}`, {
        headers: { 'REST-Range': 'resources=0-9' },
      })
      const wanted = {
        ...{ email: `client${number}@example.com`, document: cpfOf(number).replace(/\D/g, '') },
        ...{ firstName: `Client ${number}`, addresses: [{ addressName: 'HOME', city: `City ${number}` }] },
      }
      const [live, expected] = [{ ...customer.body, addresses: addresses.body }, wanted].map((each) =>
        JSON.stringify(each),
      )
      return live === expected ? [] : [`${live} instead of ${expected}`]
    }),
  )
  return found.flat()
}

const cpfOf = (number: number): string => `111.222.333-${String(number).padStart(2, '0')}`
