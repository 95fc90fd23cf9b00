/** Turns a pattern in which `*` stands for any run of characters into an anchored expression. */
export function globToRegExp(pattern: string, flags = ''): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${escaped}$`, flags)
}
