interface ImportMeta {
  glob<T = never>(
    pattern: string | string[],
    options?: { eager?: boolean; import?: string },
  ): Record<string, T>
}
declare module '*.css' {}
