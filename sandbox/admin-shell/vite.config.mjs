import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// graphql 14's ES modules do not load in Node.
const { parse } = createRequire(import.meta.url)('graphql')
const shell = dirname(fileURLToPath(import.meta.url))
const root = join(shell, '../..')

/** The styleguide's .css files are CSS modules by VTEX's convention; only *.global.css are not. */
const styleguideCss = {
  name: 'styleguide-css-modules',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.endsWith('.css') || source.endsWith('.global.css')) return null
    if (!importer?.includes('@vtex/styleguide')) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    return found && `${found.id}?as=.module.css`
  },
}

/** `import query from './x.graphql'` gives the parsed document, as on VTEX. */
const graphqlDocuments = {
  name: 'graphql-documents',
  load(id) {
    if (!id.endsWith('.graphql')) return null
    const document = parse(readFileSync(id, 'utf8'), { noLocation: true })
    return { code: `export default ${JSON.stringify(document)}`, moduleType: 'js' }
  },
}

export default defineConfig({
  root: join(shell, 'client'),
  base: '/admin/',
  logLevel: 'error',
  plugins: [styleguideCss, graphqlDocuments],
  resolve: {
    alias: [
      { find: 'vtex.styleguide', replacement: join(root, 'node_modules/@vtex/styleguide/lib/index.js') },
      { find: 'vtex.render-runtime', replacement: join(shell, 'client/render-runtime.tsx') },
      { find: /^~(.*)/, replacement: '$1' },
    ],
    dedupe: ['react', 'react-dom'],
  },
  build: {
    assetsDir: '_assets',
    emptyOutDir: true,
    // The minifier rejects a hack in the styleguide's CSS.
    cssMinify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8000,
  },
})
