import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'));
const aliases = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, file.replace('./', '<rootDir>/')]),
);

const common = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { ...aliases, '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/tmp/', '<rootDir>/.nx/'],
};

export default {
  testTimeout: 60_000,
  projects: [
    { ...common, displayName: 'core', testMatch: ['<rootDir>/libs/core/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'system',
      globalSetup: '<rootDir>/tests/support/platform-session.mjs',
      testMatch: [
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/libs/{platform,features}/**/*.spec.ts',
        '<rootDir>/tests/**/*.spec.ts',
      ],
    },
  ],
};
