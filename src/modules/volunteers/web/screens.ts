import { HeartOutlined, SmileOutlined } from '@ant-design/icons'
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
    path: '/volunteers/mine',
    title: words.mine,
    may: 'volunteers:own',
    nav: { group: 'people', part: 'volunteers', order: 95, icon: SmileOutlined },
    load: () => import('./MinePage.tsx'),
  },
]
