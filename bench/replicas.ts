import { readFileSync, writeFileSync } from 'node:fs'

/** `/proc` counts processor time in these. */
const TICKS_PER_SECOND = 100
const MB = 1_024

/** Process ids of this process's replicas of the app. */
export function replicaPids(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  return children.split(' ').filter(isReplica).map(Number)
}

/** Processor seconds all replicas have used so far, in the app and in the kernel for it. */
export function cpuSeconds(): number {
  return replicaPids().reduce((sum, pid) => {
    // The second field is a name in brackets that may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  }, 0)
}

/** MB of memory the largest replica held at its largest: since its start, or since `forgetPeaks`. */
export function peakMemory(): number {
  return Math.max(...replicaPids().map((pid) => statusOf(pid, 'VmHWM') / MB))
}

/** Lets peaks be counted from now on. */
export function forgetPeaks(): void {
  for (const pid of replicaPids()) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

function isReplica(pid: string): boolean {
  return pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('replica.js')
}

/** In KB. */
function statusOf(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
}
