import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of the installed Chromium: CHROMIUM_PATH, or one of the usual places. Throws when there is none. */
export function findChromium(): string {
  const wanted = process.env.CHROMIUM_PATH
  const found = (wanted ? [wanted] : usualPlaces).find((path) => existsSync(path))
  if (found) return found
  throw new Error(
    wanted
      ? `CHROMIUM_PATH is ${wanted}, but there is no file there.`
      : `The browser tests need Chromium in one of ${usualPlaces.join(', ')} or at CHROMIUM_PATH. On Debian: apt-get install chromium`,
  )
}

/** Starts a headless Chromium that calls nobody but the test's own server. */
export function launch(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath: findChromium(), headless: true, args: ['--no-sandbox', ...quiet] })
}

export interface PageOptions {
  /** Language of the panel: en, es or pt. */
  locale: string
  /** CSS pixels. */
  width: number
}

/** Profiles by language and width: the panel is compiled once in each, and every page is a tab of its own. */
const profiles = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>()

/** A new tab, in UTC, with motion reduced so that pictures are alike. */
export async function newPage(browser: Browser, { locale, width }: PageOptions): Promise<Page> {
  const known = profiles.get(browser) ?? new Map<string, Promise<BrowserContext>>()
  profiles.set(browser, known)
  const name = `${locale} ${String(width)}`
  const profile =
    known.get(name) ??
    browser.newContext({
      locale,
      timezoneId: 'UTC',
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
  known.set(name, profile)
  return (await profile).newPage()
}

/** Closes all tabs, so that no test sees the one before. */
export async function closePages(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page) => page.close()))
}

/** Errors the page writes to its console or throws, from now on; failed requests are not among them. */
export function collectConsoleErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const failedRequest = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !failedRequest) errors.push(message.text())
  })
  return errors
}

/** What axe finds at the levels serious and critical: rule and the elements it is about. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, { resultTypes: ['violations'] })`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Pixels by which the page is wider than the window. */
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** Waits until nothing fades in or out any more: what is half transparent has no contrast yet. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(`document.getAnimations().every(({ playState }) => playState !== 'running')`)
}

/** Presses Tab until the element with this text has the focus; false when it is not among the first `most`. */
export async function tabTo(page: Page, text: string, most = 30): Promise<boolean> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(`document.activeElement?.innerText ?? ''`)
    if (focused.trim().toLowerCase() === text.toLowerCase()) return true
  }
  return false
}

/** Writes .tmp/screenshots/{name}.png, the whole page, where SCREENSHOTS is set: drawing hundreds takes minutes. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return
  const dir = join(__dirname, '../../.tmp/screenshots')
  await mkdir(dir, { recursive: true })
  await page.screenshot({ path: join(dir, `${name}.png`), fullPage: true })
}
