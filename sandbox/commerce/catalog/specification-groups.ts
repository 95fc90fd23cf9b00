import { z } from 'zod'
import { jsonString, ok } from '../answers'
import { param, type Answered, type Call, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { rootCategoryId } from './category-lines'
import { maxId, notFound, readId, withRecord } from './ids'
import type { SpecificationGroup } from './records'
import { addRecord, type CatalogState } from './store'

/** The bodies of POST and PUT specification group. Category 0 is the root. */
export function groupBodies(kit: ShapeKit) {
  const CategoryId = z.int().min(0).max(maxId)
  const Name = z.string().min(1).max(100)
  return {
    post: kit.object({ CategoryId, Name }),
    put: kit.object({ CategoryId, Name, Id: z.int32(), Position: z.int32() }),
  }
}

type Bodies = ReturnType<typeof groupBodies>

function withGroup(handle: (call: Call, group: SpecificationGroup) => Answered): Handler {
  return withRecord({ parameter: 'groupId', name: 'group', records: ({ groups }) => groups }, handle)
}

export const getGroup: Handler = withGroup((_call, group) => ok(group))

/** GET the groups of a category. Assumption: its own only, not the inherited ones. */
export const listGroups: Handler = (call) => {
  const id = readId(param(call, 'categoryId'))
  if (id === null) return jsonString(400, 'The category id is not valid')
  return ok(ownGroups(call.state.kept.catalog, id))
}

/** POST creates a group, in whatever category is named. Assumptions: 404 when there is none; names may repeat. */
export function postGroup({ post }: Bodies): Handler {
  return (call) =>
    withBody(post, call, ({ CategoryId, Name }) => {
      const { catalog } = call.state.kept
      if (!isCategory(catalog, CategoryId)) return notFound('category')
      return ok(addGroup(catalog, CategoryId, Name))
    })
}

/** PUT changes name and position. Assumption: a group stays in its category, another one is a 400. */
export function putGroup({ put }: Bodies): Handler {
  return withGroup((call, group) =>
    withBody(put, call, ({ CategoryId, Name, Position }) => {
      if (CategoryId !== group.CategoryId) return jsonString(400, 'The CategoryId of a group can not change')
      const changed = { ...group, Name, Position }
      call.state.kept.catalog.groups.set(group.Id, changed)
      return ok(changed)
    }),
  )
}

/** Creates a group after the others of its category. */
export function addGroup(state: CatalogState, CategoryId: number, Name: string): SpecificationGroup {
  const Position = ownGroups(state, CategoryId).length + 1
  return addRecord(state, 'group', state.groups, { CategoryId, Name, Position })
}

export function isCategory({ categories }: CatalogState, id: number): boolean {
  return id === rootCategoryId || categories.has(id)
}

function ownGroups({ groups }: CatalogState, categoryId: number): SpecificationGroup[] {
  return [...groups.values()].filter(({ CategoryId }) => CategoryId === categoryId)
}
