const tails = new Map<string, Promise<unknown>>()

/** Runs tasks of one name one after the other, within this process; a failed one stops no other. */
export async function inSeries<T>(name: string, task: () => Promise<T>): Promise<T> {
  const before = tails.get(name) ?? Promise.resolve()
  const mine = before.then(task, task)
  tails.set(name, mine)
  try {
    return await mine
  } finally {
    if (tails.get(name) === mine) tails.delete(name)
  }
}
