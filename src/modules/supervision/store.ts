import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { NewNote } from '#modules/supervision/domain/notes.ts'
import { supervision, type NoteKind, type SupervisionTables } from '#modules/supervision/tables.ts'

export type Supervisor = Selectable<SupervisionTables['supervision.supervisor']>
export type AgreementMember = Selectable<SupervisionTables['supervision.agreement_member']>
export type Note = Selectable<SupervisionTables['supervision.note']>

const placeOf = (rowId: string) => ({ table: 'supervision.note', column: 'text', rowId })

/** The words of a note, for whom the database has shown it to. */
export const opened = ({ vault }: House, note: Pick<Note, 'id' | 'text_sealed'>): string =>
  vault.open(placeOf(note.id), note.text_sealed)

interface Written {
  agreementId: string
  sessionId: string | null
  kind: NoteKind
  aboutPersonId: string | null
  readers: string[]
  text: string
}

/** Seals words for their readers. */
export async function saveNote(
  { db, house, actor, now }: Pick<Context, 'db' | 'house' | 'actor' | 'now'>,
  note: Written,
): Promise<string> {
  const id = newId<'note'>(now)
  await supervision(db)
    .insertInto('supervision.note')
    .values({
      id,
      agreement_id: note.agreementId,
      session_id: note.sessionId,
      kind: note.kind,
      about_person_id: note.aboutPersonId,
      author_person_id: actor.personId,
      readers: note.readers,
      text_sealed: house.vault.seal(placeOf(id), note.text),
      written_at: now,
    })
    .execute()
  return id
}

/** Everything that was written of a session, and what was agreed to be done. */
export async function saveNotes(
  context: Pick<Context, 'db' | 'house' | 'actor' | 'now'>,
  agreementId: string,
  sessionId: string,
  notes: NewNote[],
): Promise<void> {
  for (const note of notes) {
    const noteId = await saveNote(context, { ...note, agreementId, sessionId })
    if (!note.action) continue
    await supervision(context.db)
      .insertInto('supervision.action')
      .values({
        id: newId<'action'>(context.now),
        session_id: sessionId,
        note_id: noteId,
        owner_person_id: note.action.ownerPersonId,
        readers: note.readers,
        due_on: note.action.dueOn,
      })
      .execute()
  }
}

/** Moves on what these people are owed, by the sessions there are now. */
export const countDuties = async (query: Transaction['query'], personIds: string[] | null): Promise<void> =>
  void (await query('select supervision.count_duties($1)', [personIds]))

/** How many people each of these supervises, everywhere. */
export async function loadsOf(
  query: Transaction['query'],
  personIds: string[],
  on: string,
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await query<{ personId: string; supervisees: number }>(
    'select person_id as "personId", supervisees from supervision.load_of($1, $2)',
    [personIds, on],
  )
  return new Map(rows.map((row) => [row.personId, row.supervisees]))
}
