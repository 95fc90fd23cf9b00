export type WaitingFor =
  | { kind: 'code'; source: string; table: string; code: string }
  | { kind: 'record'; flow: string; ref: string }

/** What records wait for: a code without a value in a code table (`source/table/code`), or another record. */
export function waitingFor({ needsFlow, needsRef }: { needsFlow: string; needsRef: string }): WaitingFor {
  const [source, table, ...code] = needsRef.split('/')
  if (needsFlow === 'code' && source && table && code.length > 0)
    return { kind: 'code', source, table, code: code.join('/') }
  return { kind: 'record', flow: needsFlow, ref: needsRef }
}
