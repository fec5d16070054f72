import { AuditOutlined, IdcardOutlined, MergeCellsOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { correctionWords } from './words-corrections.ts'
import { moveWords } from './words-moves.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/people',
    title: words.people,
    may: 'workforce:read',
    nav: { group: 'people', part: 'registry', order: 10, icon: TeamOutlined },
    load: () => import('./PeoplePage.tsx'),
  },
  {
    path: '/people/me',
    title: words['people.mine'],
    may: 'workforce:own',
    nav: { group: 'people', part: 'registry', order: 5, icon: IdcardOutlined },
    load: () => import('./MyPage.tsx'),
  },
  {
    path: '/people/me/correct',
    title: correctionWords['correct.title'],
    may: 'workforce:own',
    load: () => import('./CorrectPage.tsx'),
  },
  {
    path: '/people/register',
    title: words['people.register'],
    may: 'workforce:register',
    load: () => import('./RegisterPage.tsx'),
  },
  {
    path: '/people/corrections',
    title: correctionWords.corrections,
    may: 'workforce:employer-confirm',
    nav: { group: 'people', part: 'registry', order: 12, icon: AuditOutlined },
    load: () => import('./CorrectionsPage.tsx'),
  },
  {
    path: '/people/transfers',
    title: moveWords.transfers,
    may: 'workforce:manage',
    nav: { group: 'people', part: 'registry', order: 90, icon: SwapOutlined },
    load: () => import('./TransfersPage.tsx'),
  },
  {
    path: '/people/merges',
    title: moveWords.merges,
    may: 'workforce:manage',
    nav: { group: 'people', part: 'registry', order: 92, icon: MergeCellsOutlined },
    load: () => import('./MergesPage.tsx'),
  },
  {
    path: '/people/$personId',
    title: words['people.of'],
    may: 'workforce:read',
    load: () => import('./PersonPage.tsx'),
  },
  {
    path: '/people/$personId/correct',
    title: correctionWords['correct.title'],
    may: 'workforce:register',
    load: () => import('./CorrectPage.tsx'),
  },
]
