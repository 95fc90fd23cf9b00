import React from 'react'
import { languages } from './locale'
import type { Language } from './locale'
import type { AdminSettings } from './settings'
import { words } from './words'

interface Props extends AdminSettings {
  language: Language
  onLanguage(language: Language): void
}

/** The bar on top: which store this is, and the language. */
export function TopBar({ account, workspace, language, onLanguage }: Props) {
  const text = words[language]
  return (
    <header className="shell-top">
      <span className="shell-brand">VTEX Admin</span>
      <span className="shell-badge">{text.sandbox}</span>
      <dl className="shell-store">
        <dt>{text.account}</dt>
        <dd>{account}</dd>
        <dt>{text.workspace}</dt>
        <dd>{workspace}</dd>
      </dl>
      <label className="shell-language">
        {text.language}
        <select value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {languages.map((option) => (
            <option key={option} value={option}>
              {option.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
    </header>
  )
}
