import { CalendarOutlined, FieldTimeOutlined, ProfileOutlined, ReadOutlined, RiseOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/training',
    title: words.plan,
    may: 'training:own',
    nav: { group: 'people', part: 'learning', order: 30, icon: CalendarOutlined },
    load: () => import('./PlanPage.tsx'),
  },
  {
    path: '/training/courses',
    title: words.courses,
    may: 'training:own',
    nav: { group: 'people', part: 'learning', order: 31, icon: ReadOutlined },
    load: () => import('./CoursesPage.tsx'),
  },
  {
    path: '/training/courses/$courseId',
    title: words.course,
    may: 'training:own',
    load: () => import('./CoursePage.tsx'),
  },
  {
    path: '/training/sessions/$sessionId',
    title: words.session,
    may: 'training:read',
    load: () => import('./SessionPage.tsx'),
  },
  {
    path: '/training/shortages',
    title: words.shortages,
    may: 'training:read',
    nav: { group: 'people', part: 'learning', order: 32, icon: RiseOutlined },
    load: () => import('./ShortagesPage.tsx'),
  },
  {
    path: '/training/hours',
    title: words.ledger,
    may: 'training:read',
    nav: { group: 'people', part: 'learning', order: 33, icon: ProfileOutlined },
    load: () => import('./HoursPage.tsx'),
  },
  {
    path: '/training/mine',
    title: words.mine,
    may: 'training:own',
    nav: { group: 'people', part: 'learning', order: 34, icon: FieldTimeOutlined },
    load: () => import('./MyTrainingPage.tsx'),
  },
]
