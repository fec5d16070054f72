import type { GivenSession } from './session.ts'

export interface NewNote {
  kind: 'issues' | 'advice' | 'individual' | 'emotional' | 'action'
  aboutPersonId: string | null
  readers: string[]
  text: string
  action?: { ownerPersonId: string; dueOn: string }
}

/**
 * What is written down of a session, and for whose eyes: what all talked of for all who were there; what concerns one, and all that is said
 * of feelings, for that one and the supervisor alone. Nobody else is ever named here.
 */
export function notesOf(given: GivenSession, supervisorId: string): NewNote[] {
  const everyone = [supervisorId, ...given.personIds]
  const sole = given.kind === 'individual' ? given.personIds[0]! : null
  const pair = (personId: string) => [supervisorId, personId]
  const shared = (kind: 'issues' | 'advice', text: string): NewNote[] =>
    text.trim() ? [{ kind, aboutPersonId: sole, readers: everyone, text }] : []
  return [
    ...shared('issues', given.issues),
    ...shared('advice', given.advice),
    ...given.parts.flatMap(({ personId, note, emotional }): NewNote[] => [
      ...(note.trim()
        ? [{ kind: 'individual' as const, aboutPersonId: personId, readers: pair(personId), text: note }]
        : []),
      ...(emotional.trim()
        ? [{ kind: 'emotional' as const, aboutPersonId: personId, readers: pair(personId), text: emotional }]
        : []),
    ]),
    ...given.actions.map(({ text, ownerPersonId, dueOn }): NewNote => ({
      kind: 'action',
      aboutPersonId: ownerPersonId === supervisorId ? sole : ownerPersonId,
      // What one is to do is between them and the supervisor; what the supervisor is to do was promised to all.
      readers: ownerPersonId === supervisorId ? everyone : pair(ownerPersonId),
      text,
      action: { ownerPersonId, dueOn },
    })),
  ]
}
