import { CalendarOutlined, HomeOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/',
    title: words.home,
    may: 'signed-in',
    nav: { group: 'today', order: 0, icon: HomeOutlined },
    load: () => import('./HomePage.tsx'),
  },
  {
    path: '/figures/$indicator',
    title: words.figure,
    may: 'statistics:read',
    load: () => import('./FigurePage.tsx'),
  },
  {
    path: '/months',
    title: words.months,
    may: 'statistics:read',
    nav: { group: 'reports', order: 10, icon: CalendarOutlined },
    load: () => import('./MonthsPage.tsx'),
  },
  {
    path: '/months/$month',
    title: words.month,
    may: 'statistics:read',
    load: () => import('./MonthPage.tsx'),
  },
]
