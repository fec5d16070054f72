import { ImportOutlined, SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words as census } from './words-census.ts'
import { words } from './words-lists.ts'

export const screens: Screen[] = [
  {
    path: '/people/imports',
    title: words.imports,
    may: 'workforce:import',
    nav: { group: 'people', part: 'registry', order: 94, icon: ImportOutlined },
    load: () => import('./ImportsPage.tsx'),
  },
  {
    path: '/people/imports/$importId',
    title: words.imports,
    may: 'workforce:import',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/people/census',
    title: census.census,
    may: 'workforce:read-census',
    nav: { group: 'people', part: 'registry', order: 96, icon: SolutionOutlined },
    load: () => import('./CensusPage.tsx'),
  },
  {
    path: '/people/census/people',
    title: census['census.people'],
    may: 'workforce:read-census',
    load: () => import('./CensusPeoplePage.tsx'),
  },
]
