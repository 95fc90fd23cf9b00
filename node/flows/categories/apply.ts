import type { Result } from 'neverthrow'
import type { VtexCategory } from '../../clients/catalog/categories'
import { failure, type Failure } from '../../errors/failure'
import { touches, type Applied, type FlowClients, type Work } from '../flow'
import { chosenId } from '../vtex-ref'
import type { CategoryTarget } from './locate'
import { toVtex } from './mapper'
import { categoryAfter } from './plan'
import type { LiveCategory } from './read'
import type { CategoryRecord } from './schema'

/** Creates the category, or replaces it by what it was with what the record changes. */
export async function applyCategory(
  { plan, record, live, target }: Work<CategoryRecord, CategoryTarget, LiveCategory>,
  { categories }: Pick<FlowClients, 'categories'>,
): Promise<Result<Applied, Failure>> {
  const body = toVtex(categoryAfter(record, live, target), live?.category ?? null)
  const written = live
    ? await categories.replace(String(live.category.Id), body)
    : await categories.create({ ...body, ...chosenId(record.ref) })
  const isOtherDepartment = live !== null && touches(plan, 'parentId') && leavesDepartment(live)
  return written.map(({ Id }) => ({
    vtexId: String(Id),
    ...(isOtherDepartment && { pending: departmentKept(live) }),
  }))
}

function leavesDepartment({ category, newParent }: LiveCategory): boolean {
  return departmentOf(category) !== (newParent ? departmentOf(newParent) : category.Id)
}

/** The topmost category above; the category itself where VTEX does not say. */
function departmentOf({ Id, TreePathIds }: VtexCategory): number {
  return TreePathIds?.[0] ?? Id
}

/** The move is done; this tells what VTEX does not do by itself. */
function departmentKept({ category }: LiveCategory): Failure {
  return failure(
    'department_kept',
    `The category is moved. VTEX leaves its products in the department ${departmentOf(category)}.`,
  )
}
