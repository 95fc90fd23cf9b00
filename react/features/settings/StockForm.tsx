import React from 'react'
import { useIntl } from 'react-intl'
import { RadioGroup } from 'vtex.styleguide'

import {
  ErpSaveStockSettingsMutation,
  ErpSaveStockSettingsMutationVariables,
} from '../../graphql/operation-types'
import mutation from '../../graphql/save-stock-settings.graphql'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { useDraft } from './useDraft'

/** Two questions: who works out VTEX's number, and what the ERP took off before. */
export function StockForm({ quantity, onSaved }: { quantity: string; onSaved: () => void }) {
  const { formatMessage } = useIntl()
  const text = (id: string) => formatMessage({ id })
  const { form, change, discard, isUnsaved } = useDraft(quantity)
  const { run, isRunning } = useChange<ErpSaveStockSettingsMutation, ErpSaveStockSettingsMutationVariables>(
    mutation,
  )
  const save = async () => {
    if (await run({ quantity: form })) onSaved()
  }
  return (
    <Section
      title="admin/erp-integrator.settings.stock.title"
      about="admin/erp-integrator.settings.stock.about"
    >
      <div className="mb6">
        <RadioGroup
          name="stock-who"
          label={text('admin/erp-integrator.settings.stock.who')}
          value={form === 'vtex' ? 'erp' : 'app'}
          options={[
            { value: 'erp', label: text('admin/erp-integrator.settings.stock.who.erp') },
            { value: 'app', label: text('admin/erp-integrator.settings.stock.who.app') },
          ]}
          onChange={({ target }) => change(target.value === 'erp' ? 'vtex' : 'on-hand')}
        />
      </div>
      {form !== 'vtex' && (
        <div className="mb6">
          <RadioGroup
            name="stock-counts"
            label={text('admin/erp-integrator.settings.stock.counts')}
            value={form}
            options={[
              { value: 'on-hand', label: text('admin/erp-integrator.settings.stock.counts.onHand') },
              { value: 'available', label: text('admin/erp-integrator.settings.stock.counts.available') },
            ]}
            onChange={({ target }) => change(target.value)}
          />
        </div>
      )}
      <SaveBar isUnsaved={isUnsaved} isSaving={isRunning} onSave={save} onDiscard={discard} />
    </Section>
  )
}
