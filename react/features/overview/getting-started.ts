import { GettingStarted } from './types'

export const stepNames = ['key', 'call', 'map', 'preview', 'publish', 'applied'] as const
export type StepName = (typeof stepNames)[number]

export interface Step {
  name: StepName
  isDone: boolean
}

/** The six steps, and which are done. Pure. */
export function stepsOf(done: GettingStarted): Step[] {
  const isDone: Record<StepName, boolean> = {
    key: done.hasSource,
    call: done.hasCall,
    map: done.hasMapping,
    preview: done.hasPreview,
    publish: done.hasPublished,
    applied: done.hasApplied,
  }
  return stepNames.map((name) => ({ name, isDone: isDone[name] }))
}

/** The first step that is to be done; undefined when all are. */
export function nextStep(steps: readonly Step[]): StepName | undefined {
  return steps.find(({ isDone }) => !isDone)?.name
}
