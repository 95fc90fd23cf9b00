/** What the server tells the shell about the store, in a script element of index.html. */
export interface AdminSettings {
  account: string
  workspace: string
}

export function readSettings(): AdminSettings {
  const element = document.getElementById('admin-settings')
  const given: Partial<AdminSettings> = JSON.parse(element?.textContent || '{}')
  return { account: given.account ?? 'demo', workspace: given.workspace ?? 'master' }
}
