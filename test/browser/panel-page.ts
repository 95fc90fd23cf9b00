import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { collectConsoleErrors, horizontalOverflow, newPage, seriousViolations, settled } from './browser'

export const locales = ['en', 'es', 'pt']
/** Every language and width. The longer words of two languages stand in the narrow window, where they fit least. */
export const everywhere = [
  { locale: 'en', width: 1280 },
  { locale: 'es', width: 768 },
  { locale: 'pt', width: 768 },
]

/** The panel's texts in a language, by their key after `admin/erp-integrator.`. */
export function textsOf(locale: string): (key: string) => string {
  const texts = JSON.parse(readFileSync(join(__dirname, `../../messages/${locale}.json`), 'utf8'))
  return (key) => {
    const text = texts[`admin/erp-integrator.${key}`]
    if (text === undefined) throw new Error(`There is no text ${key} in ${locale}`)
    return text
  }
}

export interface OpenedPage {
  page: Page
  errors: string[]
}

/** Opens a page of the panel, `path` after /admin/erp-integrator, such as `/settings?tab=files`. */
export async function openPage(
  browser: Browser,
  url: string,
  path: string,
  { locale = 'en', width = 1280 } = {},
): Promise<OpenedPage> {
  const page = await newPage(browser, { locale, width })
  const errors = collectConsoleErrors(page)
  const separator = path.includes('?') ? '&' : '?'
  await page.goto(`${url}/admin/erp-integrator${path}${separator}locale=${locale}`)
  return { page, errors }
}

/** Waits until the panel asks the app for something with these words in it: an operation's name, or part of its variables. */
export function untilAsked(page: Page, words: string): Promise<unknown> {
  return page.waitForRequest((request) => (request.postData() ?? '').includes(words))
}

/**
 * What holds for every page in every state: all texts, no overflow, no barrier, no error in the console.
 * Barriers are looked for in English only: they are the same in every language, and it takes a second.
 */
export async function expectSound({ page, errors }: OpenedPage): Promise<void> {
  expect(await page.locator('body').innerText()).not.toMatch(/admin\/erp-integrator\.\w/)
  expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0)
  const isEnglish = page.url().includes('locale=en') || !page.url().includes('locale=')
  if (isEnglish) {
    await settled(page)
    expect(await seriousViolations(page)).toEqual([])
  }
  expect(errors).toEqual([])
}
