import {
  CalendarOutlined,
  FlagOutlined,
  HeartOutlined,
  MessageOutlined,
  ProfileOutlined,
  SmileOutlined,
} from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/volunteers',
    title: words.volunteers,
    may: 'volunteers:read',
    nav: { group: 'people', part: 'volunteers', order: 90, icon: HeartOutlined },
    load: () => import('./VolunteersPage.tsx'),
  },
  {
    path: '/volunteers/register',
    title: words.register,
    may: 'volunteers:manage',
    load: () => import('./RegisterPage.tsx'),
  },
  {
    path: '/volunteers/people/$volunteerId',
    title: words.volunteer,
    may: 'volunteers:read',
    load: () => import('./VolunteerPage.tsx'),
  },
  {
    path: '/volunteers/activities',
    title: words.activities,
    may: 'volunteers:read',
    nav: { group: 'people', part: 'volunteers', order: 91, icon: CalendarOutlined },
    load: () => import('./ActivitiesPage.tsx'),
  },
  {
    path: '/volunteers/activities/$activityId',
    title: words.activity,
    may: 'volunteers:read',
    load: () => import('./ActivityPage.tsx'),
  },
  {
    path: '/volunteers/teams',
    title: words.teams,
    may: 'volunteers:read',
    nav: { group: 'people', part: 'volunteers', order: 92, icon: FlagOutlined },
    load: () => import('./TeamsPage.tsx'),
  },
  {
    path: '/volunteers/teams/$teamId',
    title: words.team,
    may: 'volunteers:read',
    load: () => import('./TeamPage.tsx'),
  },
  {
    path: '/volunteers/entries',
    title: words.entries,
    may: 'volunteers:read',
    nav: { group: 'people', part: 'volunteers', order: 93, icon: ProfileOutlined },
    load: () => import('./EntriesPage.tsx'),
  },
  {
    path: '/volunteers/objections',
    title: words.objections,
    may: 'volunteers:read',
    nav: { group: 'people', part: 'volunteers', order: 94, icon: MessageOutlined },
    load: () => import('./ObjectionsPage.tsx'),
  },
  {
    path: '/volunteers/mine',
    title: words.mine,
    may: 'volunteers:own',
    nav: { group: 'people', part: 'volunteers', order: 95, icon: SmileOutlined },
    load: () => import('./MinePage.tsx'),
  },
]
