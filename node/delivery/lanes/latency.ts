const ANSWERS_PER_MEAN = 8
/** Milliseconds; the best is remembered for one to two of these. */
const MEMORY = 60_000
const HIGH_FACTOR = 3
/** Milliseconds; below this a multiple of very little is noise. */
const HIGH_BY_AT_LEAST = 100

interface Watched {
  sum: number
  count: number
  since: number
  best: number
  bestBefore: number
}

/** Tells when a route's answers take three times as long as they did at best of late, mean against mean. */
export class LatencyWatch {
  private readonly routes = new Map<string, Watched>()

  /** Adds an answer's milliseconds; true when the mean it completes is high. */
  isHigh(route: string, milliseconds: number, now: number): boolean {
    const watched = this.watched(route, now)
    watched.sum += milliseconds
    watched.count += 1
    if (watched.count < ANSWERS_PER_MEAN) return false
    const mean = watched.sum / watched.count
    watched.sum = watched.count = 0
    watched.best = Math.min(watched.best, mean)
    const best = Math.min(watched.best, watched.bestBefore)
    return mean > best * HIGH_FACTOR && mean > best + HIGH_BY_AT_LEAST
  }

  private watched(route: string, now: number): Watched {
    const fresh = { sum: 0, count: 0, since: now, best: Infinity, bestBefore: Infinity }
    const watched = this.routes.get(route) ?? fresh
    this.routes.set(route, watched)
    if (now - watched.since >= MEMORY) {
      Object.assign(watched, { since: now, best: Infinity, bestBefore: watched.best })
    }
    return watched
  }
}
