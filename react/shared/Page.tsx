import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Layout, PageHeader, ToastProvider } from 'vtex.styleguide'

import { UnsavedGuard, useGoTo } from './unsaved'

/** Around every page: notes that pop up, and the question before changes are lost. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <ToastProvider positioning="window">
      <UnsavedGuard>{children}</UnsavedGuard>
    </ToastProvider>
  )
}

interface Props {
  /** Message id, or the title itself where it is somebody's own word. */
  title: ReactNode
  /** Message id. */
  subtitle?: string
  /** Message id and address of the page above this one. */
  back?: { label: string; to: string }
  /** Buttons on the right of the title. */
  actions?: ReactNode
  /** For editors and wide tables. */
  fullWidth?: boolean
  children: ReactNode
}

/** A page's frame: title, sentence, buttons, content. Inside a Panel. */
export function Page({ title, subtitle, back, actions, fullWidth, children }: Props) {
  const goTo = useGoTo()
  const { formatMessage } = useIntl()
  const header = (
    <PageHeader
      title={<h1 className="t-heading-2 ma0">{typeof title === 'string' ? text(title) : title}</h1>}
      subtitle={subtitle && <span className="c-on-base">{text(subtitle)}</span>}
      linkLabel={back && formatMessage({ id: back.label })}
      onLinkClick={back && (() => goTo(back.to))}
    >
      {actions}
    </PageHeader>
  )
  return (
    <Layout pageHeader={header} fullWidth={fullWidth}>
      {children}
    </Layout>
  )
}

function text(id: string): ReactNode {
  return <FormattedMessage id={id} />
}
