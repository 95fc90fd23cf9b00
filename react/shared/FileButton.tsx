import React, { ChangeEvent, useRef } from 'react'
import { FormattedMessage } from 'react-intl'
import { ButtonWithIcon, IconUpload } from 'vtex.styleguide'

interface Props {
  /** Message id. */
  label: string
  /** As of an input: endings or media types. */
  accept: string
  isLoading?: boolean
  onText: (text: string, name: string) => void
}

/** Reads a text file the person chooses. The styleguide's Dropzone has buttons without a name. */
export function FileButton({ label, accept, isLoading, onText }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    const text = await file.text()
    // Choosing the same file again, mended, is a change too.
    target.value = ''
    onText(text, file.name)
  }
  return (
    <>
      <input ref={input} type="file" hidden accept={accept} onChange={read} />
      <ButtonWithIcon
        size="small"
        variation="secondary"
        icon={<IconUpload size={16} />}
        isLoading={isLoading}
        onClick={() => input.current?.click()}
      >
        <FormattedMessage id={label} />
      </ButtonWithIcon>
    </>
  )
}
