/** Gives the browser a text as a file to keep. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.appendChild(link)
  link.click()
  document.body.removeChild(link)
  // The browser reads the text after the click; taken back at once, it would find none.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Such as `erp-integrator-demo-2026-03-04.json`. */
export function fileName(account: string, now: Date): string {
  return `erp-integrator-${account}-${now.toISOString().slice(0, 10)}.json`
}
