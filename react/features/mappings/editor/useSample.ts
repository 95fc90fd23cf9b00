import { useMemo, useState } from 'react'

import { JsonValue } from '../document/types'
import { ORDERS } from '../orders/texts'
import { parseSample, ParsedSample } from '../sample/parse'

export interface Sample {
  text: string
  parsed: ParsedSample
  /** The record that is shown, of those pasted. */
  record: JsonValue | undefined
  index: number
  setText(text: string): void
  setIndex(index: number): void
}

/**
 * The pasted sample; it stays in this browser tab until it is closed, and goes nowhere but into previews. Of an order
 * of the store nothing stays: it is read again.
 */
export function useSample(source: string, flow: string): Sample {
  const key = sampleKey(source, flow)
  const [text, setText] = useState(() => (flow === ORDERS ? '' : (window.sessionStorage.getItem(key) ?? '')))
  const [index, setIndex] = useState(0)
  const parsed = useMemo(() => parseSample(text), [text])
  const records = parsed.kind === 'records' ? parsed.records : []
  const shown = Math.min(index, Math.max(0, records.length - 1))
  return {
    text,
    parsed,
    record: records[shown],
    index: shown,
    setIndex,
    setText: (next) => {
      if (flow !== ORDERS) keepSample(source, flow, next)
      setText(next)
    },
  }
}

/** Keeps a sample for the editor of a mapping. */
export function keepSample(source: string, flow: string, text: string): void {
  window.sessionStorage.setItem(sampleKey(source, flow), text)
}

function sampleKey(source: string, flow: string): string {
  return `erp-integrator.sample.${source}.${flow}`
}
