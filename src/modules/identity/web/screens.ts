import { AuditOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/accounts',
    title: words.accounts,
    may: 'identity:read-accounts',
    nav: { group: 'administration', order: 10, icon: TeamOutlined },
    load: () => import('./AccountsPage.tsx'),
  },
  {
    path: '/audit',
    title: words.audit,
    may: 'identity:read-audit',
    nav: { group: 'administration', order: 20, icon: AuditOutlined },
    load: () => import('./AuditPage.tsx'),
  },
  {
    path: '/settings',
    title: words.settings,
    may: 'signed-in',
    nav: { group: 'administration', order: 90, icon: SettingOutlined },
    load: () => import('./SettingsPage.tsx'),
  },
]
