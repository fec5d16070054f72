import type { Screen } from '#web/kit/screen.ts'
import { words } from './results-words.ts'

/** Of what becomes of a sealed list. */
export const resultsScreens: Screen[] = [
  {
    path: '/selection/results/$roundId',
    title: words.results,
    may: 'selection:decide',
    load: () => import('./ResultsPage.tsx'),
  },
]
