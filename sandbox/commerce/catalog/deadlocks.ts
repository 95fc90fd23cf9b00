import { setTimeout as pause } from 'node:timers/promises'
import type { ApiResponse } from '../../http'
import { catalogMessage } from '../answers'
import type { Answered, Call, Context, Handler } from '../routes'
import type { CatalogRoute } from './touched'

/**
 * VTEX's known issue: writes of one product that overlap in time may deadlock in its database, and one of
 * them is answered 500 with nothing applied. Here a write keeps its product from when it starts until its
 * answer is out, and at least for deadlockWindowMs; one that arrives meanwhile is refused with
 * deadlockProbability. Assumptions: how long a write takes, the text, that the later one is the victim, and
 * that SKUs and all that hangs on them count as their product.
 */
export function withDeadlocks(context: Context, { handle, touches }: CatalogRoute): Handler {
  if (!touches) return handle
  return (call) => {
    const products = touches(call)
    const { writing } = call.state
    const { tuning } = context
    if (products.some((id) => writing.has(id)) && tuning.random() < tuning.deadlockProbability) {
      context.onDeadlock()
      return deadlocked()
    }
    return whileWriting(call, products, tuning.deadlockWindowMs, () => handle(call))
  }
}

function whileWriting(call: Call, products: number[], windowMs: number, run: () => Answered): Answered {
  const { writing } = call.state
  for (const id of products) writing.set(id, (writing.get(id) ?? 0) + 1)
  const finish = () => {
    for (const id of products) leave(writing, id)
  }
  const end = () => {
    if (call.request.answered) void call.request.answered.then(finish)
    else finish()
  }
  let answer: Answered
  try {
    answer = run()
  } catch (error) {
    end()
    throw error
  }
  if (answer instanceof Promise || windowMs > 0) return held(answer, windowMs).finally(end)
  end()
  return answer
}

async function held(answer: Answered, windowMs: number): Promise<ApiResponse> {
  const [response] = await Promise.all([answer, pause(windowMs)])
  return response
}

function leave(writing: Map<number, number>, id: number): void {
  const left = (writing.get(id) ?? 1) - 1
  if (left > 0) writing.set(id, left)
  else writing.delete(id)
}

function deadlocked(): ApiResponse {
  return catalogMessage(
    500,
    'Transaction was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.',
  )
}
