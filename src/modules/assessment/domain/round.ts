/** The stages of a round, and what may be done in each: screen and server read the same table. */
export const stages = ['self', 'scoring', 'proposing', 'told', 'sealed'] as const
export type Stage = (typeof stages)[number]

const may = {
  exempt: ['self', 'scoring', 'proposing'],
  summarise: ['self', 'scoring'],
  nameScorers: ['self', 'scoring'],
  score: ['scoring'],
  propose: ['proposing'],
  appeal: ['told'],
  answerAppeal: ['told'],
} as const satisfies Record<string, readonly Stage[]>
export type Act = keyof typeof may

export const mayNow = (act: Act, stage: Stage): boolean => (may[act] as readonly Stage[]).includes(stage)

export const nextStage = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null

interface Deciding {
  proposedBy: string | null
  confirmedBy: string | null
  personId: string
}

/** Somebody answers an appeal who has not decided about this grade before, and not about their own. */
export const mayAnswer = (who: string, { proposedBy, confirmedBy, personId }: Deciding): boolean =>
  ![proposedBy, confirmedBy, personId].includes(who)
