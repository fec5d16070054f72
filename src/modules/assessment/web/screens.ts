import { FormOutlined, TrophyOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/assessment',
    title: words.assessment,
    may: 'assessment:read',
    nav: { group: 'people', part: 'growth', order: 70, icon: TrophyOutlined },
    load: () => import('./RoundsPage.tsx'),
  },
  {
    path: '/assessment/mine',
    title: words.mine,
    may: 'assessment:own',
    load: () => import('./MinePage.tsx'),
  },
  {
    path: '/assessment/scoring',
    title: words.scoring,
    may: 'assessment:score',
    nav: { group: 'people', part: 'growth', order: 71, icon: FormOutlined },
    load: () => import('./ScoringPage.tsx'),
  },
  {
    path: '/assessment/people/$participantId',
    title: words.assessment,
    may: 'assessment:read',
    load: () => import('./ParticipantPage.tsx'),
  },
  {
    path: '/assessment/rounds/$roundId',
    title: words.assessment,
    may: 'assessment:read',
    load: () => import('./RoundPage.tsx'),
  },
  {
    path: '/assessment/rounds/$roundId/units/$organisationId',
    title: words['unit.order'],
    may: 'assessment:propose',
    load: () => import('./UnitPage.tsx'),
  },
]
