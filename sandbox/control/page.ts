import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiResponse } from '../http'
import type { Handler } from './handler'

const files = { 'GET ': 'index.html', 'GET page.css': 'page.css', 'GET page.js': 'page.js' }

const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' }

/** The page at `/_sandbox`, on which a person sees and moves orders and stock. */
export const pageHandlers: Record<string, Handler<unknown>> = Object.fromEntries(
  Object.entries(files).map(([name, file]) => [name, () => answerOf(file)]),
)

function answerOf(file: string): ApiResponse {
  const type = types[file.split('.').at(-1) ?? ''] ?? 'text/plain'
  return {
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
    body: readFileSync(join(__dirname, 'page', file), 'utf8'),
  }
}
