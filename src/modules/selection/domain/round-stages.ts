/** How a round goes on by the hand of its office; from ranking on, sealing, notice and confirmation carry it. */
export const nextStage = { open: 'screening', screening: 'reviewing', reviewing: 'ranking' } as const

export type Movable = keyof typeof nextStage

export const isMovable = (stage: string): stage is Movable => stage in nextStage

/** Until the list is sealed a round may be cancelled. */
export const mayCancel = (stage: string): boolean => isMovable(stage) || stage === 'ranking'
