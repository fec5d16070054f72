import { AuditOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/supervision/mine',
    title: words.mine,
    may: 'supervision:own',
    nav: { group: 'people', part: 'learning', order: 60, icon: SolutionOutlined },
    load: () => import('./MinePage.tsx'),
  },
  {
    path: '/supervision',
    title: words.supervision,
    may: 'supervision:read',
    nav: { group: 'people', part: 'learning', order: 61, icon: AuditOutlined },
    load: () => import('./OverviewPage.tsx'),
  },
  {
    path: '/supervision/supervisors',
    title: words.supervisors,
    may: 'supervision:read',
    nav: { group: 'people', part: 'learning', order: 62, icon: TeamOutlined },
    load: () => import('./SupervisorsPage.tsx'),
  },
  {
    path: '/supervision/supervisors/$supervisorId',
    title: words.supervisor,
    may: 'supervision:read',
    load: () => import('./SupervisorPage.tsx'),
  },
  {
    path: '/supervision/sessions',
    title: words.held,
    may: 'supervision:read',
    load: () => import('./HeldPage.tsx'),
  },
]
