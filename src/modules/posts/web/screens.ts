import {
  AlertOutlined,
  ApartmentOutlined,
  BarChartOutlined,
  ExportOutlined,
  SwapOutlined,
  TeamOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words as recruitment } from './recruitment-words.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/posts',
    title: words.posts,
    may: 'posts:read',
    nav: { group: 'people', part: 'posts', order: 50, icon: ApartmentOutlined },
    load: () => import('./EstablishmentPage.tsx'),
  },
  {
    path: '/posts/staffing',
    title: words.staffing,
    may: 'posts:read',
    nav: { group: 'people', part: 'posts', order: 51, icon: TeamOutlined },
    load: () => import('./StaffingPage.tsx'),
  },
  {
    path: '/posts/caseload',
    title: words.caseload,
    may: 'posts:read',
    nav: { group: 'people', part: 'posts', order: 52, icon: BarChartOutlined },
    load: () => import('./CaseloadPage.tsx'),
  },
  {
    path: '/posts/caseload/$personId',
    title: words.caseload,
    may: 'posts:read',
    load: () => import('./WorkerCaseloadPage.tsx'),
  },
  {
    path: '/posts/handover',
    title: words.handover,
    may: 'posts:hand-over',
    nav: { group: 'people', part: 'posts', order: 53, icon: SwapOutlined },
    load: () => import('./HandoversPage.tsx'),
  },
  {
    path: '/posts/handover/$personId',
    title: words.handover,
    may: 'posts:hand-over',
    load: () => import('./HandoverPage.tsx'),
  },
  {
    path: '/posts/secondments',
    title: words.lent,
    may: 'posts:read',
    nav: { group: 'people', part: 'posts', order: 55, icon: ExportOutlined },
    load: () => import('./SecondmentsPage.tsx'),
  },
  {
    path: '/posts/lone-visits',
    title: words.lone,
    may: 'posts:answer-alarms',
    nav: { group: 'people', part: 'posts', order: 54, icon: AlertOutlined },
    load: () => import('./LoneVisitsPage.tsx'),
  },
  {
    path: '/posts/recruitments',
    title: recruitment.recruitments,
    may: 'posts:read-recruitment',
    nav: { group: 'people', part: 'posts', order: 51, icon: UserAddOutlined },
    load: () => import('./RecruitmentsPage.tsx'),
  },
  {
    path: '/posts/recruitments/$recruitmentId',
    title: recruitment.recruitments,
    may: 'posts:read-recruitment',
    load: () => import('./RecruitmentPage.tsx'),
  },
  { path: '/posts/$postId', title: words.posts, may: 'posts:read', load: () => import('./PostPage.tsx') },
]
