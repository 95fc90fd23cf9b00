import React from 'react'
import { navigation } from './navigation-entries'
import { words } from './words'
import type { Language } from './locale'

interface Props {
  address: string
  language: Language
  texts: Record<string, string>
}

/** The left navigation, fed by admin/navigation.json (the entries of the present admin, version 4). */
export function Navigation({ address, language, texts }: Props) {
  return (
    <nav className="shell-nav" aria-label={words[language].menu}>
      {navigation.map((entry) => (
        <div key={entry.titleId}>
          <p className="shell-nav-section">{words[language].sections[entry.section] ?? entry.section}</p>
          <p className="shell-nav-title">{texts[entry.titleId] ?? entry.titleId}</p>
          <ul>
            {(entry.subSectionItems ?? []).map(({ labelId, path }) => (
              <li key={path}>
                <a href={path} aria-current={isCurrent(path, address) ? 'page' : undefined}>
                  {texts[labelId] ?? labelId}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function isCurrent(path: string, address: string): boolean {
  return entryOf(address.replace('/admin/app/', '/admin/')) === path
}

/** The longest entry the address lies under: a page may have pages below it. */
function entryOf(address: string): string | undefined {
  const paths = navigation.flatMap(({ subSectionItems = [] }) => subSectionItems.map(({ path }) => path))
  return paths
    .filter((path) => address === path || address.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0]
}
