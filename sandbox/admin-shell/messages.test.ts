import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import navigation from '../../admin/navigation.json'
import context from '../../messages/context.json'
import en from '../../messages/en.json'
import es from '../../messages/es.json'
import pt from '../../messages/pt.json'
import { catalogue } from '../../node/errors/catalogue'
import { checkTexts, helpTexts } from '../../react/features/health/texts'

type Texts = Record<string, string>

const languages: [string, Texts][] = [
  ['en', en],
  ['es', es],
  ['pt', pt],
]
const keys = Object.keys(context)

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path)
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

const used = new Set(
  [...sourcesIn(join(__dirname, '../../react')), JSON.stringify(navigation)].flatMap((source) =>
    Array.from(source.matchAll(/admin\/erp-integrator\.[\w.]+\w/g), ([key]) => key),
  ),
)

/** Names in braces: what the code has to fill in. */
function placeholders(text = ''): string[] {
  return Array.from(text.matchAll(/\{(\w+)[,}]/g), (match) => match[1] ?? '').sort()
}

describe('messages', () => {
  it.each(languages)('%s has the keys of context.json, in its order', (_, texts) => {
    expect(Object.keys(texts)).toEqual(keys)
  })

  it.each(languages)('%s has a text for every key, with the placeholders of English', (_, texts) => {
    for (const key of keys) {
      expect(texts[key]?.trim()).toBeTruthy()
      expect({ key, names: placeholders(texts[key]) }).toEqual({
        key,
        names: placeholders((en as Texts)[key]),
      })
    }
  })

  it('has every key that is used, and no other', () => {
    expect([...used].sort()).toEqual([...keys].sort())
  })

  it('has keys that VTEX Admin loads', () => {
    expect(keys.filter((key) => !key.startsWith('admin/erp-integrator.'))).toEqual([])
  })
})

describe('texts of the health page', () => {
  it.each(Object.entries(helpTexts))('%s is a code of the error catalogue', (code, key) => {
    expect(Object.keys(catalogue)).toContain(code)
    expect(keys).toContain(key)
  })

  it('names every connection the schema names', () => {
    const schema = readFileSync(join(__dirname, '../../graphql/types/health.graphql'), 'utf8')
    const named = /What was checked: (.*)\./.exec(schema)?.[1]?.match(/\w+(?=`)/g)
    expect(named).toEqual(Object.keys(checkTexts))
  })
})
