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

/** A profile of one language and width, and its tabs that no test uses now. */
interface Profile {
  context: Promise<BrowserContext>
  idle: Page[]
}

const HEIGHT = 900

/** Profiles by language and width. In a tab that showed the panel before, it opens five times faster than in a new one. */
const profiles = new WeakMap<Browser, Map<string, Profile>>()

/** A tab, in UTC, with motion reduced so that pictures are alike. */
export async function newPage(browser: Browser, { locale, width }: PageOptions): Promise<Page> {
  const known = profiles.get(browser) ?? new Map<string, Profile>()
  profiles.set(browser, known)
  const name = `${locale} ${String(width)}`
  const profile = known.get(name) ?? {
    context: browser.newContext({
      locale,
      timezoneId: 'UTC',
      viewport: { width, height: HEIGHT },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    }),
    idle: [],
  }
  known.set(name, profile)
  const page = profile.idle.pop()
  if (!page) return (await profile.context).newPage()
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: HEIGHT })
  return page
}

/** Leaves all pages, so that no test sees the one before; their tabs are used again. */
export async function closePages(browser: Browser): Promise<void> {
  for (const profile of profiles.get(browser)?.values() ?? []) {
    const [kept, ...others] = (await profile.context).pages()
    await Promise.all(others.map((page) => page.close()))
    profile.idle = []
    if (kept && (await isEmptied(kept))) profile.idle.push(kept)
  }
}

/** Takes everything of a test from a tab; one that does not let go is closed. */
async function isEmptied(page: Page): Promise<boolean> {
  try {
    for (const event of ['console', 'pageerror', 'dialog', 'request', 'response'] as const)
      page.removeAllListeners(event)
    // A page with something unsaved asks whether to leave it.
    page.on('dialog', (dialog) => void dialog.accept())
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.mouse.move(0, 0)
    await page.evaluate('sessionStorage.clear()')
    await page.goto('about:blank')
    page.removeAllListeners('dialog')
    return true
  } catch {
    await page.close()
    return false
  }
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

/**
 * Waits until nothing fades in or out any more: what is half transparent has no contrast yet. What turns for ever, such
 * as a spinner, is not waited for.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    `document.getAnimations().every(({ playState, effect }) =>
      playState !== 'running' || effect.getComputedTiming().iterations === Infinity)`,
  )
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
