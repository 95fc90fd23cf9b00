import tseslint from 'typescript-eslint'

// Outbound HTTP belongs to clients/, through @vtex/api; types of Node's http are fine.
const outboundHttp = ['axios', 'got', 'node-fetch', 'undici', 'http', 'https', 'node:http', 'node:https'].map(
  (name) => ({
    name,
    message: 'Outbound calls go through the clients of @vtex/api in node/clients.',
    allowTypeImports: true,
  }),
)

export default tseslint.config(
  { ignores: ['**/node_modules/**', '.build/**', '.tmp/**', 'coverage/**', '**/*.js', '**/*.mjs'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: [
          './node/tsconfig.json',
          './sandbox/tsconfig.json',
          './test/tsconfig.json',
          './react/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'off',
    },
  },
  {
    files: ['node/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: outboundHttp }],
      'no-restricted-globals': ['error', 'fetch'],
    },
  },
  {
    // A flow never imports another flow; the registry is the only list.
    files: ['node/flows/*/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: outboundHttp,
          patterns: [
            {
              regex: '^\\.\\./(?!(flow|fields|known-fields|changes|measures|permissions|text|vtex-ref)$)[^.]',
              message: 'A flow never imports another flow.',
            },
          ],
        },
      ],
    },
  },
)
