import type { ComponentType } from 'react'
import type { May, OutputOf } from '#kernel/endpoint.ts'
import type { Phrase } from '#web/kit/words.ts'
import { words } from './entries-words.ts'
import type { round } from '../contract-rounds.ts'
import { words as judgingWords } from './judging-words.ts'
import { rankingWords } from './ranking-words.ts'
import { words as resultsWords } from './results-words.ts'

export type Round = OutputOf<typeof round>

export interface RoundSectionProps {
  roundId: string
  round: Round
}

/** A part of a round's page. Whoever brings one adds a line here; it is drawn in the stages it names, for who may. */
export interface RoundSection {
  /** The anchor on the page: #entries. */
  key: string
  title: Phrase
  may: May
  stages: 'all' | readonly Round['stage'][]
  load: () => Promise<{ default: ComponentType<RoundSectionProps> }>
}

export const roundSections: RoundSection[] = [
  {
    key: 'panel',
    title: judgingWords.panel,
    may: 'selection:panel',
    stages: ['open', 'screening', 'reviewing', 'ranking', 'sealed', 'notice', 'confirmed'],
    load: () => import('./PanelSection.tsx'),
  },
  {
    key: 'entries',
    title: words.entries,
    may: 'selection:recommend',
    stages: 'all',
    load: () => import('./EntriesSection.tsx'),
  },
  {
    key: 'ranking',
    title: rankingWords.ranking,
    may: 'selection:decide',
    stages: ['ranking', 'sealed', 'notice', 'confirmed'],
    load: () => import('./RankingSection.tsx'),
  },
  {
    key: 'results',
    title: resultsWords.results,
    may: 'selection:decide',
    stages: ['sealed', 'notice', 'confirmed'],
    load: () => import('./ResultsSection.tsx'),
  },
]
