import { AuditOutlined, EditOutlined, FlagOutlined, FormOutlined, TrophyOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words as entryWords } from './entries-words.ts'
import { words as judgingWords } from './judging-words.ts'
import { resultsScreens } from './results-screens.ts'
import { draftWords } from './drafts-words.ts'
import { words as roundWords } from './rounds-words.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/selection',
    title: words.programmes,
    may: 'selection:read',
    nav: { group: 'people', part: 'growth', order: 90, icon: TrophyOutlined },
    load: () => import('./ProgrammesPage.tsx'),
  },
  {
    path: '/selection/$place/$code',
    title: words.programmes,
    may: 'selection:read',
    load: () => import('./ProgrammePage.tsx'),
  },

  // Rounds and what enters them.
  {
    path: '/selection/rounds',
    title: roundWords.rounds,
    may: 'selection:read',
    nav: { group: 'people', part: 'growth', order: 91, icon: FlagOutlined },
    load: () => import('./RoundsPage.tsx'),
  },
  {
    path: '/selection/rounds/$roundId',
    title: roundWords.rounds,
    may: 'selection:read',
    load: () => import('./RoundPage.tsx'),
  },
  {
    path: '/selection/entries/$entryId',
    title: entryWords.entries,
    may: 'selection:recommend',
    load: () => import('./EntryPage.tsx'),
  },
  {
    path: '/selection/mine',
    title: entryWords.mine,
    may: 'selection:own',
    nav: { group: 'people', part: 'growth', order: 92, icon: FormOutlined },
    load: () => import('./MyEntriesPage.tsx'),
  },
  {
    path: '/selection/apply/$entryId',
    title: entryWords.form,
    may: 'selection:own',
    load: () => import('./ApplyPage.tsx'),
  },

  // What an expert is to judge.
  {
    path: '/selection/reviews',
    title: judgingWords.mine,
    may: 'selection:judge',
    nav: { group: 'people', part: 'growth', order: 93, icon: AuditOutlined },
    load: () => import('./ReviewsPage.tsx'),
  },

  ...resultsScreens,

  // Rules being written.
  {
    path: '/selection/drafts',
    title: draftWords.drafts,
    may: 'selection:write-rules',
    nav: { group: 'people', part: 'growth', order: 95, icon: EditOutlined },
    load: () => import('./DraftsPage.tsx'),
  },
  {
    path: '/selection/drafts/$draftId',
    title: draftWords.drafts,
    may: 'selection:write-rules',
    load: () => import('./DraftPage.tsx'),
  },
]
