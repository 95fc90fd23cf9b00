const transform = {
  '^.+\\.tsx?$': ['ts-jest', { diagnostics: false, tsconfig: '<rootDir>/tsconfig.base.json' }],
}
const setupFiles = ['<rootDir>/test/setup/fast-check.ts']
const setupFilesAfterEnv = ['<rootDir>/test/setup/patience.ts']
const base = {
  rootDir: __dirname,
  transform,
  setupFiles,
  setupFilesAfterEnv,
  testEnvironment: 'node',
  clearMocks: true,
}

/** Five suites, fastest first. End-to-end and browser tests start a sandbox each. */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{node,react,sandbox,scripts}/**/*.test.{ts,tsx}'],
    },
    { ...base, displayName: 'contract', testMatch: ['<rootDir>/test/contract/**/*.test.ts'] },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
    { ...base, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.test.ts'] },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
}
