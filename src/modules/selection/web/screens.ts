import { TrophyOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
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
]
