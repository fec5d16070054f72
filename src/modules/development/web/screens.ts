import {
  ApartmentOutlined,
  CommentOutlined,
  FlagOutlined,
  GiftOutlined,
  ReadOutlined,
  RiseOutlined,
} from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/development/pools',
    title: words.pools,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 80, icon: ApartmentOutlined },
    load: () => import('./PoolsPage.tsx'),
  },
  {
    path: '/development/growth',
    title: words.growth,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 81, icon: RiseOutlined },
    load: () => import('./GrowthPage.tsx'),
  },
  {
    path: '/development/forums',
    title: words.forums,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 82, icon: CommentOutlined },
    load: () => import('./ForumsPage.tsx'),
  },
  {
    path: '/development/measures',
    title: words.measures,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 83, icon: FlagOutlined },
    load: () => import('./MeasuresPage.tsx'),
  },
  {
    path: '/development/applications',
    title: words.applications,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 84, icon: GiftOutlined },
    load: () => import('./ApplicationsPage.tsx'),
  },
  {
    path: '/development/cooperation',
    title: words.cooperation,
    may: 'development:read',
    nav: { group: 'people', part: 'growth', order: 85, icon: ReadOutlined },
    load: () => import('./CooperationPage.tsx'),
  },
  {
    path: '/development/cooperation/$cooperationId',
    title: words['co.one'],
    may: 'development:read',
    load: () => import('./CooperationOnePage.tsx'),
  },
  { path: '/development/mine', title: words.mine, may: 'development:own', load: () => import('./MinePage.tsx') },
]
