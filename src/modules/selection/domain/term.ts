/** What grades and facts of the term make of a title. */

/** Chosen for a training whose grade gives the title, holding it, or no more. */
export type TitleState = 'training' | 'held' | 'never' | 'withdrawn'

/** A grade confirms somebody in training or ends the training; in Sichuan there is nothing between. */
export function afterGrade(state: TitleState, means: 'kept' | 'withdrawn' | 'confirmed' | 'never'): TitleState {
  if (state === 'training') return means === 'confirmed' ? 'held' : means === 'never' ? 'never' : state
  return state === 'held' && means === 'withdrawn' ? 'withdrawn' : state
}

/** An ending that keeps the title touches only the money; any other ends a training for good. */
export function afterEnding(state: TitleState, means: 'kept' | 'withdrawn' | 'never'): TitleState {
  if (state === 'training') return means === 'kept' ? state : 'never'
  return state === 'held' && means === 'withdrawn' ? 'withdrawn' : state
}

/** Where the rule names who verifies or who approves, two bodies have to say so before it holds. */
export const bodiesNeeded = (ending: { verifiedBy?: unknown; approvedBy?: unknown }): 0 | 2 =>
  ending.verifiedBy || ending.approvedBy ? 2 : 0
