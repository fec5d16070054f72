import { BankOutlined, CrownOutlined, FundOutlined, IdcardOutlined, InboxOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './results-words.ts'
import { deliveryWords } from './delivery-words.ts'
import { words as titlesWords } from './titles-words.ts'

const nav = { group: 'people', part: 'growth' } as const

/** Of what becomes of a sealed list. */
export const resultsScreens: Screen[] = [
  {
    path: '/selection/results/$roundId',
    title: words.results,
    may: 'selection:decide',
    load: () => import('./ResultsPage.tsx'),
  },
  {
    path: '/selection/titles',
    title: titlesWords.titles,
    may: 'selection:decide',
    nav: { ...nav, order: 94, icon: CrownOutlined },
    load: () => import('./TitlesPage.tsx'),
  },
  {
    path: '/selection/titles/$titleId',
    title: titlesWords.titles,
    may: 'selection:decide',
    load: () => import('./TitlePage.tsx'),
  },
  {
    path: '/selection/runs',
    title: titlesWords.runs,
    may: 'selection:pay',
    nav: { ...nav, order: 95, icon: BankOutlined },
    load: () => import('./PayRunsPage.tsx'),
  },
  {
    path: '/selection/runs/$runId',
    title: titlesWords.runs,
    may: 'selection:pay',
    load: () => import('./PayRunPage.tsx'),
  },
  {
    path: '/selection/overview',
    title: titlesWords.overview,
    may: 'selection:decide',
    nav: { ...nav, order: 93, icon: FundOutlined },
    load: () => import('./OverviewPage.tsx'),
  },
  {
    path: '/selection/deliveries',
    title: deliveryWords.deliveries,
    may: 'selection:decide',
    nav: { ...nav, order: 97, icon: InboxOutlined },
    load: () => import('./DeliveriesPage.tsx'),
  },
  {
    path: '/selection/deliveries/$titleId',
    title: deliveryWords.deliveries,
    may: 'selection:decide',
    load: () => import('./DeliveryPage.tsx'),
  },
  {
    path: '/selection/my-deliveries',
    title: deliveryWords.mine,
    may: 'selection:recommend',
    nav: { ...nav, order: 98, icon: InboxOutlined },
    load: () => import('./MyDeliveriesPage.tsx'),
  },
  {
    path: '/selection/my-titles',
    title: titlesWords.mine,
    may: 'selection:own',
    nav: { ...nav, order: 96, icon: IdcardOutlined },
    load: () => import('./MyTitlesPage.tsx'),
  },
]
