import type {
  VtexListedValue,
  VtexSpecification,
  VtexSpecificationInput,
  VtexValueInput,
} from '../clients/catalog/specifications'
import type { FlowClients } from '../flows/flow'
import { recordedCalls, type RecordedCalls } from './calls'

interface Group {
  Id: number
  CategoryId: number
  Name: string
}

/** Specifications of a store in memory, written as VTEX does, and what was asked. */
export interface MemorySpecifications extends Pick<RecordedCalls, 'calls' | 'faults'> {
  specifications: Map<number, VtexSpecification>
  groups: Map<number, Group>
  /** By their own ids. */
  values: Map<number, VtexValueInput>
  clients: Pick<FlowClients, 'specifications'>
}

interface Stored {
  specifications?: VtexSpecification[]
  groups?: Group[]
  /** With ids from 1 on. */
  values?: VtexValueInput[]
}

const next = (taken: Map<number, unknown>) => 1 + Math.max(0, ...taken.keys())

export function memorySpecifications(stored: Stored = {}): MemorySpecifications {
  const specifications = new Map((stored.specifications ?? []).map((each) => [each.Id, each]))
  const groups = new Map((stored.groups ?? []).map((each) => [each.Id, each]))
  const values = new Map((stored.values ?? []).map((value, index) => [index + 1, value]))
  const { calls, faults, call } = recordedCalls()
  const store = (Id: number, body: VtexSpecificationInput): VtexSpecification => {
    specifications.set(Id, { Id, ...body })
    return { Id, ...body }
  }
  const client = {
    byId: (id: string) => call('byId', () => specifications.get(Number(id)) ?? null),
    ofCategory: (id: string) =>
      call('ofCategory', () =>
        [...specifications.values()]
          .filter(({ CategoryId }) => CategoryId === Number(id))
          .map(({ Id, Name, IsStockKeepingUnit }) => ({ FieldId: Id, Name, IsStockKeepingUnit })),
      ),
    create: (body: VtexSpecificationInput) => call('create', () => store(next(specifications), body)),
    replace: (id: string, body: VtexSpecificationInput) => call('replace', () => store(Number(id), body)),
    group: (id: string) => call('group', () => groups.get(Number(id)) ?? null),
    groups: (id: string) =>
      call('groups', () => [...groups.values()].filter(({ CategoryId }) => CategoryId === Number(id))),
    createGroup: (categoryId: string, Name: string) =>
      call('createGroup', () => {
        const group = { Id: next(groups), CategoryId: Number(categoryId), Name }
        groups.set(group.Id, group)
        return group
      }),
    values: (id: string) =>
      call('values', () =>
        [...values]
          .filter(([, { FieldId }]) => FieldId === Number(id))
          .map(([FieldValueId, { Name, IsActive, Position }]): VtexListedValue => ({
            FieldValueId,
            Value: Name,
            IsActive,
            Position,
          })),
      ),
    value: (id: string) => call('value', () => values.get(Number(id)) ?? null),
    createValue: (body: VtexValueInput) => call('createValue', () => values.set(next(values), body).size),
    replaceValue: (id: string, body: VtexValueInput) =>
      call('replaceValue', () => values.set(Number(id), body).size),
  }
  const clients = { specifications: client } as unknown as MemorySpecifications['clients']
  return { specifications, groups, values, calls, faults, clients }
}
