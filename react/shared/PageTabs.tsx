import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Tab, Tabs } from 'vtex.styleguide'

interface Props {
  /** Names, and labels: message ids, or anything that is shown. */
  tabs: { name: string; label: ReactNode }[]
  active: string
  onChange: (name: string) => void
}

/**
 * Tabs below a page's title. Their words are darker than the styleguide's: on grey those have less than 4.5:1.
 * They scroll where the page is too narrow: the styleguide does not wrap them.
 */
export function PageTabs({ tabs, active, onChange }: Props) {
  return (
    <div className="mb5" style={{ overflowX: 'auto' }}>
      <Tabs>
        {tabs.map(({ name, label }) => (
          <Tab
            key={name}
            label={
              <span className="c-on-base" aria-current={name === active ? 'true' : undefined}>
                {typeof label === 'string' ? <FormattedMessage id={label} /> : label}
              </span>
            }
            active={name === active}
            onClick={() => onChange(name)}
          />
        ))}
      </Tabs>
    </div>
  )
}
