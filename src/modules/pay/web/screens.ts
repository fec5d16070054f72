import {
  AccountBookOutlined,
  AuditOutlined,
  CalendarOutlined,
  DollarOutlined,
  HeartOutlined,
  OrderedListOutlined,
  ReadOutlined,
} from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/pay/me',
    title: words['my-pay'],
    may: 'pay:own',
    nav: { group: 'people', part: 'pay', order: 59, icon: AccountBookOutlined },
    load: () => import('./MyPayPage.tsx'),
  },
  {
    path: '/pay/grades',
    title: words.grades,
    may: 'pay:read',
    nav: { group: 'people', part: 'pay', order: 60, icon: OrderedListOutlined },
    load: () => import('./GradesPage.tsx'),
  },
  {
    path: '/pay/proposals',
    title: words.proposals,
    may: 'pay:read',
    nav: { group: 'people', part: 'pay', order: 61, icon: AuditOutlined },
    load: () => import('./ProposalsPage.tsx'),
  },
  {
    path: '/pay/payroll',
    title: words.payroll,
    may: 'pay:read',
    nav: { group: 'people', part: 'pay', order: 62, icon: DollarOutlined },
    load: () => import('./PayrollPage.tsx'),
  },
  {
    path: '/pay/scheme',
    title: words.scheme,
    may: 'pay:own',
    nav: { group: 'people', part: 'pay', order: 63, icon: ReadOutlined },
    load: () => import('./SchemePage.tsx'),
  },
  { path: '/pay/what-if', title: words.whatif, may: 'pay:decide', load: () => import('./WhatIfPage.tsx') },
  {
    path: '/pay/leave',
    title: words['leave.team'],
    may: 'pay:read-calendar',
    nav: { group: 'people', part: 'pay', order: 64, icon: CalendarOutlined },
    load: () => import('./LeavePage.tsx'),
  },
  {
    path: '/pay/health-checks',
    title: words.checks,
    may: 'pay:read',
    nav: { group: 'people', part: 'pay', order: 65, icon: HeartOutlined },
    load: () => import('./HealthChecksPage.tsx'),
  },
]
