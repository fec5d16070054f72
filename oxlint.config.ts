import { readdirSync } from 'node:fs'
import { defineConfig } from 'oxlint'
import type { OxlintOverride } from 'oxlint'

/**
 * The walls of the house, on the `#` imports. A later entry replaces an earlier one for the files it matches, so each says
 * everything that holds there. The message is what a contributor reads: it says where to go instead.
 */
const modules = readdirSync(new URL('src/modules/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** Kernel files without database, files, clock or randomness of the server: a rule or a screen may read them. */
const pureKernel = [
  'actor',
  'calendar',
  'check-code',
  'days',
  'endpoint',
  'page',
  'persons/*',
  'refusal',
  'region',
  'shapes',
  'packs/choose',
  'packs/compare/*',
  'packs/decide',
  'packs/explain',
  'packs/format',
  'packs/resolve',
]

interface Ban {
  group: string[]
  message: string
}

const noModule: Ban = {
  group: ['#modules/**', '#demo/**', '#src/**'],
  message: 'The kernel knows no module; pass in what it needs.',
}
const noScreen: Ban = {
  group: ['#web/**', 'react', 'react-dom/**', 'antd'],
  message: 'Only files under web/ draw screens.',
}
const noServer: Ban = {
  group: [
    'pg',
    'pg-boss',
    'kysely',
    'fastify',
    '@fastify/*',
    'node:*',
    '!node:test',
    '!node:assert',
    '!node:assert/**',
  ],
  message: 'This file runs in the browser too: no database, no files, no server. Pass in what it needs.',
}
const onlyPureKernel: Ban = {
  group: ['#kernel/**', ...pureKernel.map((file) => `!#kernel/${file}.ts`)],
  message: 'Only the pure kernel files (see oxlint.config.ts) may be read here.',
}
const noApp: Ban = { group: ['#src/**'], message: 'A module does not know the application that it is part of.' }

/** Other modules are met through their door; one's own rooms are open, named by `#modules/own/…` or by a relative path. */
const throughDoors = (own: string, ...doors: string[]): Ban => ({
  group: ['#modules/**', `!#modules/${own}/**`, ...doors.map((door) => `!#modules/*/${door}.ts`), '**/../../**'],
  message: `Another module is met through its ${doors.join('.ts or ')}.ts, under its #modules name.`,
})

const ownScreenRooms = (own: string): Ban => ({
  group: [
    '#modules/**',
    '!#modules/*/contract.ts',
    `!#modules/${own}/domain/**`,
    `!#modules/${own}/web/**`,
    `!#modules/${own}/refusals.ts`,
    '../*',
    '!../contract*.ts',
    '!../refusals.ts',
    '!../domain/**',
  ],
  message: 'A screen sees contracts, its own domain/ and web/.',
})

const wall = (files: string[], ...patterns: Ban[]): OxlintOverride => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'import'],
  categories: { correctness: 'error' },
  ignorePatterns: ['node_modules', 'dist', 'data', 'tmp'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    'typescript/no-explicit-any': 'error',
    // `then` is a word of the packs' cases.
    'unicorn/no-thenable': 'off',
    // Made for the React compiler, which we do not use.
    'react/set-state-in-effect': 'off',
    'react/no-did-update-set-state': 'off',
    'react/refs': 'off',
    'react/purity': 'off',
  },
  overrides: [
    wall(['src/kernel/**'], noModule, noScreen),
    wall(['src/kernel/testing/**'], { ...noModule, group: [...noModule.group, '!#src/config.ts'] }, noScreen),
    ...modules.flatMap((own) => [
      wall([`src/modules/${own}/**`], throughDoors(own, 'public', 'contract'), noScreen, noApp),
      wall([`src/modules/${own}/domain/**`], throughDoors(own, 'contract'), noScreen, noApp, noServer, onlyPureKernel),
      wall(
        [`src/modules/${own}/contract*.ts`],
        throughDoors(own, 'contract'),
        noScreen,
        noApp,
        noServer,
        onlyPureKernel,
      ),
      wall([`src/modules/${own}/web/**`], ownScreenRooms(own), noApp, noServer, onlyPureKernel),
    ]),
    wall(
      ['src/web/**'],
      {
        group: [
          '#modules/**',
          '!#modules/*/contract.ts',
          '!#modules/*/domain/**',
          '!#modules/*/web/**',
          '!#modules/*/refusals.ts',
        ],
        message: 'The shells see contracts, domains and screens.',
      },
      noApp,
      noServer,
      onlyPureKernel,
    ),
    // Build the screens, on the server.
    wall(['src/web/build.ts', 'src/web/**/*.mjs'], noApp),
    // A test may call up the whole application, its database and the cast.
    { files: ['**/*.test.ts', '**/*.test.tsx'], rules: { 'no-restricted-imports': 'off' } },
  ],
})
