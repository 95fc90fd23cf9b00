/** The frame's own words. The app's words come from messages/. */
import type { Language } from './locale'

interface Words {
  sections: Record<string, string>
  language: string
  menu: string
  account: string
  workspace: string
  notFound: string
  sandbox: string
}

export const words: Record<Language, Words> = {
  en: {
    sections: { apps: 'Apps' },
    language: 'Language',
    menu: 'Menu',
    account: 'Account',
    workspace: 'Workspace',
    notFound: 'There is no page at this address.',
    sandbox: 'Sandbox',
  },
  es: {
    sections: { apps: 'Apps' },
    language: 'Idioma',
    menu: 'Menú',
    account: 'Cuenta',
    workspace: 'Workspace',
    notFound: 'No hay ninguna página en esta dirección.',
    sandbox: 'Sandbox',
  },
  pt: {
    sections: { apps: 'Apps' },
    language: 'Idioma',
    menu: 'Menu',
    account: 'Conta',
    workspace: 'Workspace',
    notFound: 'Não há nenhuma página neste endereço.',
    sandbox: 'Sandbox',
  },
}
