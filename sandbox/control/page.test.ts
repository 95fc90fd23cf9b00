import type { ApiResponse } from '../http'
import { pageHandlers } from './page'

const get = (name: string) =>
  pageHandlers[`GET ${name}`]?.(null, {
    query: new URLSearchParams(),
    body: undefined,
    id: '',
  }) as ApiResponse

it.each([
  ['', 'text/html', '<h1>'],
  ['page.css', 'text/css', ':focus-visible'],
  ['page.js', 'text/javascript', 'refresh()'],
])('serves /_sandbox/%s as %s', (name, type, text) => {
  const { status, headers, body } = get(name)
  expect([status, headers?.['content-type']]).toEqual([200, `${type}; charset=utf-8`])
  expect(body).toContain(text)
})

it('has all elements that its script looks for, and loads nothing from elsewhere', () => {
  const html = String(get('').body)
  const script = String(get('page.js').body)
  const wanted = [...script.matchAll(/at\('([\w-]+)'\)/g)].map(([, id]) => id)
  expect(wanted.length).toBeGreaterThan(10)
  for (const id of new Set(wanted)) expect(html).toContain(`id="${id}"`)
  expect(html).not.toMatch(/(src|href)="https?:/)
  expect(script).not.toContain('innerHTML')
})
