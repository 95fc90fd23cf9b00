import React, { Suspense, useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { ApolloProvider } from 'react-apollo'
import { usePlace } from './address'
import { apollo } from './apollo'
import { cultures, readLanguage, rememberLanguage } from './locale'
import type { Language } from './locale'
import { messages } from './messages'
import { Navigation } from './Navigation'
import { findPage } from './pages'
import { navigationFrom, RuntimeProvider } from './render-runtime'
import type { AdminSettings } from './settings'
import { TopBar } from './TopBar'
import { words } from './words'

/** The frame of VTEX Admin around a page of the app. */
export function Shell({ settings }: { settings: AdminSettings }) {
  const [language, setLanguage] = useState<Language>(readLanguage)
  const { place, go } = usePlace()
  const page = findPage(place.path)
  useEffect(() => {
    document.documentElement.lang = cultures[language]
  }, [language])
  const choose = (chosen: Language) => {
    rememberLanguage(chosen)
    setLanguage(chosen)
  }
  const runtime = {
    ...settings,
    production: false,
    culture: { locale: cultures[language] },
    route: { domain: 'admin' as const, path: place.path, params: page?.params ?? {} },
    ...navigationFrom(place, go),
  }
  return (
    <IntlProvider locale={cultures[language]} messages={messages[language]} onError={reportMissing}>
      <ApolloProvider client={apollo}>
        <RuntimeProvider runtime={runtime}>
          <TopBar {...settings} language={language} onLanguage={choose} />
          <div className="shell-body">
            <Navigation address={place.path} language={language} texts={messages[language]} />
            <main className="shell-content">
              <Suspense fallback={null}>
                {page ? (
                  <page.Component key={place.path} params={page.params} />
                ) : (
                  <p>{words[language].notFound}</p>
                )}
              </Suspense>
            </main>
          </div>
        </RuntimeProvider>
      </ApolloProvider>
    </IntlProvider>
  )
}

/** react-intl is silent in production builds; here a missing text must be seen. */
function reportMissing(problem: unknown) {
  console.error(problem)
}
