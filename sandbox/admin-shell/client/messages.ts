import { languages } from './locale'
import type { Language } from './locale'

type Texts = Record<string, string>

const files = import.meta.glob<Texts>(['../../../messages/*.json', '!../../../messages/context.json'], {
  eager: true,
  import: 'default',
})

/** The app's texts per language; what is missing in one shows in English, as on VTEX. */
export const messages = Object.fromEntries(
  languages.map((language) => [
    language,
    { ...files['../../../messages/en.json'], ...files[`../../../messages/${language}.json`] },
  ]),
) as Record<Language, Texts>
