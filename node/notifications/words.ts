import type { Notification, NotificationKind, Subject } from './kinds'

const sentences: Record<NotificationKind, (count: string, isOne: boolean) => string> = {
  batch_held: (count, isOne) => (isOne ? 'A guard holds a batch' : `Guards hold ${count} batches`),
  records_failing: (count, isOne) => `${count} ${isOne ? 'record' : 'records'} failed`,
  lane_refused: (count, isOne) =>
    isOne ? 'VTEX refuses the app in an API' : `VTEX refuses the app in ${count} APIs`,
  code_unknown: (count, isOne) => `${count} ${isOne ? 'code' : 'codes'} came without a value`,
  order_stuck: (count, isOne) => `${count} ${isOne ? 'order needs' : 'orders need'} somebody`,
  push_failing: () => 'The address to which orders are pushed does not take them',
}

/** A notification in one English sentence, with what it is about. Pure. */
export function wordsOf({
  kind,
  count,
  subjects,
}: Pick<Notification, 'kind' | 'count' | 'subjects'>): string {
  const sentence = sentences[kind](count.toLocaleString('en-US'), count === 1)
  return `${sentence}: ${subjects.map(nameOf).join(', ')}.`
}

function nameOf({ flow, code, source, table, lane, batch, trouble, count }: Subject): string {
  const parts = [flow ?? lane ?? (table && `table ${table}`), trouble, code, batch, source && `of ${source}`]
  const name = parts.filter((part) => part !== undefined && part !== '').join(' ')
  return count > 1 ? `${name} (${count.toLocaleString('en-US')})` : name
}
