import { err, ok, type Result } from 'neverthrow'
import type { SearchOptions } from '../clients/masterdata/client'
import type { VtexAddress } from '../clients/masterdata/addresses'
import type { VtexCustomer } from '../clients/masterdata/customers'
import { failure, type Failure } from '../errors/failure'
import type { FlowClients } from '../flows/flow'

/** A fault of the next call of a method (`customers.create`): answered, after the change was made or not. */
export interface CustomerFault {
  failure: Failure
  applied?: boolean
}

type Stored = VtexCustomer & VtexAddress

/** Customers and addresses of a store in memory, and what was asked. `search` knows all at once unless `lagging`. */
export class MemoryCustomers {
  readonly customers = new Map<string, Stored>()
  readonly addresses = new Map<string, Stored>()
  readonly calls: string[] = []
  readonly faults = new Map<string, CustomerFault[]>()
  /** Ids that searches do not know yet. */
  readonly lagging = new Set<string>()

  put(customer: VtexCustomer, ...addresses: VtexAddress[]): this {
    this.customers.set(customer.id.toLowerCase(), customer)
    for (const address of addresses)
      this.addresses.set(address.id.toLowerCase(), { userId: customer.id, ...address })
    return this
  }

  writes(): string[] {
    return this.calls.filter((call) => /\.(create|set|remove)/.test(call))
  }

  readonly clients = {
    customers: { ...this.client('customers', this.customers), search: this.search() },
    addresses: { ...this.client('addresses', this.addresses), ofCustomer: this.ofCustomer() },
  } as unknown as Pick<FlowClients, 'customers' | 'addresses'>

  private client(name: string, stored: Map<string, Stored>) {
    return {
      byId: (id: string) => this.call(`${name}.byId`, () => ok(stored.get(id.toLowerCase()) ?? null)),
      create: (document: Stored) =>
        this.call(`${name}.create`, () => {
          if (this.isTaken(document)) return err(failure('vtex_refused', 'taken', { kind: 'refused' }))
          const id = document.id.toLowerCase()
          stored.set(id, { ...stored.get(id), ...document })
          return ok(undefined)
        }),
      setFields: (id: string, fields: Partial<Stored>) =>
        this.call(`${name}.setFields`, () => {
          const before = stored.get(id.toLowerCase())
          if (!before) return err(failure('vtex_refused', 'gone', { kind: 'not-found' }))
          stored.set(id.toLowerCase(), { ...before, ...fields })
          return ok(undefined)
        }),
      remove: (id: string) => this.call(`${name}.remove`, () => ok(stored.delete(id.toLowerCase()))),
    }
  }

  /** As VTEX has it: an e-mail address is taken once. */
  private isTaken({ id, email }: Stored): boolean {
    return [...this.customers.values()].some((other) => email && other.email === email && other.id !== id)
  }

  private search() {
    return (where: string, { from = 0, count, sort = 'updatedIn ASC' }: SearchOptions) =>
      this.call('customers.search', () => {
        const known = [...this.customers.values()].filter(({ id }) => !this.lagging.has(id))
        return ok(
          known
            .filter(conditionOf(where))
            .sort(byInstant(sort))
            .slice(from, from + count),
        )
      })
  }

  private ofCustomer() {
    return (customer: string) =>
      this.call('addresses.ofCustomer', () =>
        ok([...this.addresses.values()].filter(({ userId }) => userId === customer)),
      )
  }

  private async call<T>(name: string, effect: () => Result<T, Failure>): Promise<Result<T, Failure>> {
    this.calls.push(name)
    await Promise.resolve()
    const fault = this.faults.get(name)?.shift()
    if (fault && !fault.applied) return err(fault.failure)
    const answer = effect().map((value) => structuredClone(value))
    return fault ? err(fault.failure) : answer
  }
}

/** `a=x OR b=y`, `updatedIn between x AND y`, or `(updatedIn between x AND y) AND a=z`. */
function conditionOf(where: string): (customer: Stored) => boolean {
  const [, both = '', and = ''] = /^\((.+)\) AND (.+)$/.exec(where) ?? []
  if (both !== '') return (customer) => [both, and].every((each) => conditionOf(each)(customer))
  if (where.includes(' OR ')) {
    const any = where.split(' OR ').map(conditionOf)
    return (customer) => any.some((holds) => holds(customer))
  }
  const [, instant, since = '', until = ''] = /^(\w+) between (\S+) AND (\S+)$/.exec(where) ?? []
  if (instant !== undefined) {
    return (customer) => {
      const at = instantIn(customer, instant)
      return at >= Date.parse(since) && at <= Date.parse(until)
    }
  }
  const [, field = '', value] = /^(\w+)=(.*)$/.exec(where) ?? []
  return (customer) => Object.entries(customer).some(([name, own]) => name === field && String(own) === value)
}

const byInstant = (sort: string) => {
  const [field = ''] = sort.split(' ')
  return (a: Stored, b: Stored): number => instantIn(a, field) - instantIn(b, field) || 0
}

const instantIn = (customer: Stored, field: string): number =>
  Date.parse(String(new Map(Object.entries(customer)).get(field)))
