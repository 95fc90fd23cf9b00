/** Languages of the admin, with the culture VTEX gives to pages for each. */
export const cultures = { en: 'en-US', es: 'es-ES', pt: 'pt-BR' }

export type Language = keyof typeof cultures

export const languages: Language[] = ['en', 'es', 'pt']

const STORAGE_KEY = 'sandbox-admin-language'

function toLanguage(text: string | null): Language | undefined {
  return languages.find((language) => language === text?.slice(0, 2).toLowerCase())
}

/** `?locale=` wins and is remembered; then the remembered one; then English. */
export function readLanguage(): Language {
  const asked = toLanguage(new URLSearchParams(window.location.search).get('locale'))
  if (asked) rememberLanguage(asked)
  return asked ?? toLanguage(window.localStorage.getItem(STORAGE_KEY)) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  window.localStorage.setItem(STORAGE_KEY, language)
}
