/** What this app uses of the app `vtex.styleguide` 9.x. */
declare module 'vtex.styleguide' {
  import {
    ChangeEvent,
    ComponentType,
    Context,
    FormEvent,
    KeyboardEvent,
    ReactElement,
    ReactNode,
  } from 'react'

  interface LayoutProps {
    pageHeader: ReactNode
    fullWidth?: boolean
    children: ReactNode
  }
  export const Layout: ComponentType<LayoutProps>

  interface PageHeaderProps {
    title: ReactNode
    subtitle?: ReactNode
    linkLabel?: ReactNode
    onLinkClick?: () => void
    children?: ReactNode
  }
  export const PageHeader: ComponentType<PageHeaderProps>

  interface PageBlockProps {
    title?: ReactNode
    subtitle?: ReactNode
    titleAside?: ReactNode
    variation?: 'full' | 'half' | 'annotated' | 'aside'
    testId?: string
    children: ReactNode
  }
  export const PageBlock: ComponentType<PageBlockProps>

  interface TagProps {
    bgColor?: string
    color?: string
    size?: 'small' | 'regular' | 'large'
    type?: 'success' | 'error' | 'warning'
    variation?: 'default' | 'low'
    children: ReactNode
  }
  export const Tag: ComponentType<TagProps>

  interface AlertProps {
    type: 'success' | 'error' | 'warning'
    action?: { label: ReactNode; onClick: () => void }
    onClose?: () => void
    closeIconLabel?: string
    children: ReactNode
  }
  export const Alert: ComponentType<AlertProps>

  interface ButtonProps {
    size?: 'small' | 'regular' | 'large'
    variation?: 'primary' | 'secondary' | 'tertiary' | 'danger' | 'danger-tertiary'
    id?: string
    type?: 'button' | 'submit'
    block?: boolean
    href?: string
    autoFocus?: boolean
    isLoading?: boolean
    disabled?: boolean
    noWrap?: boolean
    noUpperCase?: boolean
    testId?: string
    onClick?: () => void
    children?: ReactNode
  }
  export const Button: ComponentType<ButtonProps>
  export const ButtonWithIcon: ComponentType<
    ButtonProps & { icon: ReactNode; iconPosition?: 'left' | 'right' }
  >

  interface LinkProps {
    href: string
    target?: string
    rel?: string
    children: ReactNode
  }
  export const Link: ComponentType<LinkProps>

  export const ButtonPlain: ComponentType<{
    size?: 'small' | 'regular'
    variation?: 'regular' | 'danger'
    isLoading?: boolean
    disabled?: boolean
    onClick?: () => void
    href?: string
    download?: string
    children: ReactNode
  }>

  interface ToastOptions {
    message: ReactNode
    duration?: number
    horizontalPosition?: 'left' | 'right'
    action?: { label: string; onClick: () => void }
  }
  interface ToastContextValue {
    showToast: (toast: ToastOptions) => void
  }
  export const ToastContext: Context<ToastContextValue>
  export const ToastProvider: ComponentType<{ positioning?: 'parent' | 'window'; children: ReactNode }>

  interface ModalProps {
    isOpen: boolean
    onClose: () => void
    title?: ReactNode
    bottomBar?: ReactNode
    centered?: boolean
    closeOnEsc?: boolean
    closeOnOverlayClick?: boolean
    responsiveFullScreen?: boolean
    showCloseIcon?: boolean
    children: ReactNode
  }
  export const Modal: ComponentType<ModalProps>

  interface DialogButton {
    label: string
    onClick: () => void
    isDangerous?: boolean
  }
  export const ModalDialog: ComponentType<
    ModalProps & { confirmation: DialogButton; cancelation: DialogButton; loading?: boolean }
  >

  interface FieldProps {
    id?: string
    name?: string
    testId?: string
    label?: ReactNode
    placeholder?: string
    size?: 'small' | 'regular' | 'large'
    helpText?: ReactNode
    error?: boolean
    errorMessage?: ReactNode
    disabled?: boolean
    readOnly?: boolean
    required?: boolean
    autoFocus?: boolean
    onBlur?: () => void
    onFocus?: () => void
  }
  interface InputProps extends FieldProps {
    type?: string
    value?: string | number
    prefix?: ReactNode
    suffix?: ReactNode
    min?: string
    max?: string
    step?: string
    list?: string
    maxLength?: number
    inputMode?: string
    autoComplete?: string
    spellCheck?: boolean
    token?: boolean
    dataAttributes?: Record<string, string>
    onChange?: (event: ChangeEvent<HTMLInputElement>) => void
    onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  }
  export const Input: ComponentType<InputProps>
  export const InputSearch: ComponentType<
    InputProps & { onSubmit?: (event: FormEvent) => void; onClear?: () => void }
  >

  interface TextareaProps extends FieldProps {
    value?: string
    rows?: number
    maxLength?: string
    resize?: 'both' | 'horizontal' | 'none' | 'vertical'
    spellCheck?: string
    characterCountdownText?: string
    onChange?: (event: ChangeEvent<HTMLTextAreaElement>) => void
  }
  export const Textarea: ComponentType<TextareaProps>

  interface Option<Value> {
    value: Value
    label: ReactNode
    disabled?: boolean
  }
  interface DropdownProps extends FieldProps {
    options: Option<string>[]
    value?: string
    variation?: 'default' | 'inline'
    preventTruncate?: boolean
    onChange?: (event: ChangeEvent<HTMLSelectElement>, value: string) => void
  }
  export const Dropdown: ComponentType<DropdownProps>

  interface SelectOption {
    value: string
    label: string
  }
  interface SelectProps {
    label?: ReactNode
    placeholder?: string
    size?: 'small' | 'regular' | 'large'
    options: SelectOption[]
    value?: SelectOption | SelectOption[] | null
    multi?: boolean
    creatable?: boolean
    disabled?: boolean
    loading?: boolean
    loadingText?: string
    noOptionsMessage?: () => string
    formatCreateLabel?: (text: string) => string
    errorMessage?: string
    clearable?: boolean
    onChange?: (option: SelectOption | SelectOption[] | null) => void
    onSearchInputChange?: (text: string) => void
  }
  export const EXPERIMENTAL_Select: ComponentType<SelectProps>

  interface AutocompleteOption {
    value: string
    label: string
  }
  interface AutocompleteInputProps {
    input: {
      value?: string
      disabled?: boolean
      placeholder?: string
      autoComplete?: string
      spellCheck?: boolean
      errorMessage?: ReactNode
      'aria-label'?: string
      onChange: (text: string) => void
      onClear: () => void
      onBlur?: () => void
    }
    options: {
      /** Shown while something is typed. */
      value: AutocompleteOption[]
      loading?: boolean
      size?: 'small' | 'regular' | 'large'
      maxHeight?: number
      customMessage?: ReactNode
      onSelect: (option: string | AutocompleteOption) => void
      /** Shown while nothing is typed. */
      lastSearched?: { value: AutocompleteOption[]; label: ReactNode }
    }
  }
  export const AutocompleteInput: ComponentType<AutocompleteInputProps>

  interface RadioGroupProps {
    name: string
    options: Option<string>[]
    value?: string
    label?: ReactNode
    size?: 'small' | 'regular' | 'large'
    hideBorder?: boolean
    disabled?: boolean
    error?: boolean
    errorMessage?: string
    onChange: (event: ChangeEvent<HTMLInputElement>) => void
  }
  export const RadioGroup: ComponentType<RadioGroupProps>

  interface CheckboxProps {
    id: string
    name: string
    label?: ReactNode
    value?: string
    checked?: boolean
    partial?: boolean
    disabled?: boolean
    onChange: (event: ChangeEvent<HTMLInputElement>) => void
  }
  export const Checkbox: ComponentType<CheckboxProps>

  interface ToggleProps {
    id?: string
    name?: string
    label?: ReactNode
    checked?: boolean
    semantic?: boolean
    disabled?: boolean
    size?: 'regular' | 'large'
    helpText?: ReactNode
    onChange?: (event: ChangeEvent<HTMLInputElement>) => void
  }
  export const Toggle: ComponentType<ToggleProps>

  export const Tabs: ComponentType<{ fullWidth?: boolean; sticky?: boolean; children: ReactNode[] }>
  interface TabProps {
    label: ReactNode
    active?: boolean
    disabled?: boolean
    onClick: () => void
    children?: ReactNode
  }
  export const Tab: ComponentType<TabProps>

  export interface Column<Row> {
    title?: ReactNode
    width?: number
    minWidth?: number
    sortable?: boolean
    headerRight?: boolean
    cellRenderer?: (cell: { cellData: unknown; rowData: Row; rowIndex?: number }) => ReactNode
  }
  interface LineAction<Row> {
    label: (line: { rowData: Row }) => ReactNode
    isDangerous?: boolean
    onClick: (line: { rowData: Row }) => void
  }
  // Rows have the type of the page that shows them; a component type has no place for it.
  interface TableProps<Row = never> {
    items: readonly unknown[]
    schema: { properties: Record<string, Column<Row>> }
    density?: 'low' | 'medium' | 'high'
    fullWidth?: boolean
    loading?: boolean
    dynamicRowHeight?: boolean
    disableHeader?: boolean
    emptyStateLabel?: ReactNode
    lineActions?: LineAction<Row>[]
    onRowClick?: (line: { rowData: Row }) => void
  }
  export function Table<Row>(props: TableProps<Row>): ReactElement

  interface PaginationProps {
    currentItemFrom: number
    currentItemTo: number
    totalItems: number
    textOf: string
    textShowRows: string
    rowsOptions?: number[]
    selectedOption?: number
    onRowsChange?: (event: unknown, value: string) => void
    onNextClick: () => void
    onPrevClick: () => void
  }
  export const Pagination: ComponentType<PaginationProps>

  export const Progress: ComponentType<{
    type: 'line' | 'steps'
    percent?: number
    steps?: string[]
    danger?: boolean
  }>
  export const Spinner: ComponentType<{ size?: number; color?: string; block?: boolean }>
  export const Divider: ComponentType<{ orientation?: 'vertical' | 'horizontal' }>
  export const Box: ComponentType<{
    title?: ReactNode
    noPadding?: boolean
    fit?: string
    children: ReactNode
  }>

  interface TooltipProps {
    label: ReactNode
    position?: 'top' | 'right' | 'bottom' | 'left'
    size?: 'mini' | 'small'
    trigger?: 'click' | 'hover' | 'focus'
    children: ReactElement
  }
  export const Tooltip: ComponentType<TooltipProps>

  interface CollapsibleProps {
    header: ReactNode
    isOpen: boolean
    onClick: () => void
    align?: 'left' | 'right'
    muted?: boolean
    children: ReactNode
  }
  export const Collapsible: ComponentType<CollapsibleProps>

  interface MenuOption {
    label: ReactNode
    onClick: () => void
    disabled?: boolean
    isDangerous?: boolean
  }
  interface ActionMenuProps {
    label?: ReactNode
    icon?: ReactElement
    align?: 'left' | 'right'
    hideCaretIcon?: boolean
    menuWidth?: string | number
    buttonProps?: Omit<ButtonProps, 'children'> & { iconPosition?: 'left' | 'right'; icon?: ReactNode }
    options: MenuOption[]
  }
  export const ActionMenu: ComponentType<ActionMenuProps>

  interface DropzoneProps {
    accept?: string
    multiple?: boolean
    maxSize?: number
    isLoading?: boolean
    onDropAccepted: (files: File[]) => void
    onDropRejected?: (files: File[]) => void
    onFileReset?: () => void
    children?: ReactNode
  }
  export const Dropzone: ComponentType<DropzoneProps>

  interface IconProps {
    size?: number
    color?: string
    block?: boolean
  }
  export const IconSuccess: ComponentType<IconProps>
  export const IconWarning: ComponentType<IconProps>
  export const IconFailure: ComponentType<IconProps>
  export const IconArrowBack: ComponentType<IconProps>
  export const IconArrowDown: ComponentType<IconProps>
  export const IconArrowUp: ComponentType<IconProps>
  export const IconCaretDown: ComponentType<IconProps>
  export const IconCaretLeft: ComponentType<IconProps>
  export const IconCaretRight: ComponentType<IconProps>
  export const IconCaretUp: ComponentType<IconProps>
  export const IconCheck: ComponentType<IconProps>
  export const IconClock: ComponentType<IconProps>
  export const IconClose: ComponentType<IconProps>
  export const IconCog: ComponentType<IconProps>
  export const IconCopy: ComponentType<IconProps>
  export const IconDelete: ComponentType<IconProps>
  export const IconDeny: ComponentType<IconProps>
  export const IconDownload: ComponentType<IconProps>
  export const IconEdit: ComponentType<IconProps>
  export const IconExternalLink: ComponentType<IconProps>
  export const IconFilter: ComponentType<IconProps>
  export const IconHelp: ComponentType<IconProps>
  export const IconInfo: ComponentType<IconProps>
  export const IconMinus: ComponentType<IconProps>
  export const IconOptionsDots: ComponentType<IconProps>
  export const IconPlus: ComponentType<IconProps>
  export const IconSearch: ComponentType<IconProps>
  export const IconUpload: ComponentType<IconProps>
  export const IconVisibilityOn: ComponentType<IconProps>
}
