import { ApartmentOutlined, CalendarOutlined, EnvironmentOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/organisations',
    title: words.organisations,
    may: 'organisations:read',
    nav: { group: 'organisations', order: 10, icon: ApartmentOutlined },
    load: () => import('./OrganisationsPage.tsx'),
  },
  {
    path: '/organisations/$organisationId',
    title: words.organisations,
    may: 'organisations:read',
    load: () => import('./OrganisationPage.tsx'),
  },
  {
    path: '/regions',
    title: words.regions,
    may: 'organisations:read',
    nav: { group: 'organisations', order: 20, icon: EnvironmentOutlined },
    load: () => import('./RegionsPage.tsx'),
  },
  { path: '/regions/$code', title: words.regions, may: 'organisations:read', load: () => import('./RegionsPage.tsx') },
  {
    path: '/regions/$code/uncovered',
    title: words.uncovered,
    may: 'organisations:read',
    load: () => import('./UncoveredPage.tsx'),
  },
  {
    path: '/calendar',
    title: words.calendar,
    may: 'organisations:move-days',
    nav: { group: 'organisations', order: 30, icon: CalendarOutlined },
    load: () => import('./CalendarPage.tsx'),
  },
]
