/** What this app uses of the app `vtex.styleguide` 9.x. */
declare module 'vtex.styleguide' {
  import { ComponentType, Context, ReactNode } from 'react'

  interface LayoutProps {
    pageHeader: ReactNode
    fullWidth?: boolean
    children: ReactNode
  }
  export const Layout: ComponentType<LayoutProps>

  interface PageHeaderProps {
    title: ReactNode
    subtitle?: ReactNode
    children?: ReactNode
  }
  export const PageHeader: ComponentType<PageHeaderProps>

  interface PageBlockProps {
    title?: string
    subtitle?: string
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
    children: ReactNode
  }
  export const Alert: ComponentType<AlertProps>

  interface ButtonProps {
    size?: 'small' | 'regular' | 'large'
    variation?: 'primary' | 'secondary' | 'tertiary' | 'danger'
    isLoading?: boolean
    disabled?: boolean
    noWrap?: boolean
    noUpperCase?: boolean
    testId?: string
    onClick?: () => void
    children: ReactNode
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

  interface ToastOptions {
    message: ReactNode
    duration?: number
  }
  interface ToastContextValue {
    showToast: (toast: ToastOptions) => void
  }
  export const ToastContext: Context<ToastContextValue>
  export const ToastProvider: ComponentType<{ positioning?: 'parent' | 'window'; children: ReactNode }>

  interface IconProps {
    size?: number
    color?: string
    block?: boolean
  }
  export const IconSuccess: ComponentType<IconProps>
  export const IconWarning: ComponentType<IconProps>
  export const IconFailure: ComponentType<IconProps>
  export const IconCopy: ComponentType<IconProps>
}
