export { listUses, type CalledOperation, type CalledOperations } from './list-uses'
export { noteCall } from './note-call'
