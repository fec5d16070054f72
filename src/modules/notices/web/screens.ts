import { BellOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/notices',
    title: words.notices,
    may: 'signed-in',
    nav: { group: 'today', order: 10, icon: BellOutlined },
    load: () => import('./NoticesPage.tsx'),
  },
]
