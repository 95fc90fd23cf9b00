export { expireProblems } from './hours'
export { readProblems, type Problem } from './read-problems'
export { retryBatch, retryProblem } from './retry-problem'
