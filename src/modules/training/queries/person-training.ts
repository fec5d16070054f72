import { printedCode } from '#kernel/check-code.ts'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { holding, minutesOf } from '#modules/training/domain/ledger.ts'
import { transcriptState } from '#modules/training/domain/transcript-code.ts'
import { readSessions, shownSessions } from '#modules/training/queries/session-rows.ts'
import { trainingOf, basisShown } from '#modules/training/rules.ts'
import { standingsOf } from '#modules/training/standings.ts'
import { linesOf, ownPlace, traineesByIds, type Trainee } from '#modules/training/store.ts'

interface TranscriptRow {
  id: string
  code: string
  from: string
  until: string
  minutes: number
  issuedAt: Date
  withdrawnOn: string | null
  lines: string[]
}

async function trainingOfPerson(context: Context, person: Trainee) {
  const { db, query, house, today } = context
  const id = person.personId
  const [linesByPerson, standings, done, upcoming, transcripts] = await Promise.all([
    linesOf(query, [id]),
    standingsOf(context, [person], today),
    query<{ stage: string | null; five_one: string | null }>(
      `select distinct c.stage, c.five_one from training.lines_of(array[$1::uuid]) h join training.course c on c.id = h.course_id
        where h.reverses is null and not exists (select from training.lines_of(array[$1::uuid]) r where r.reverses = h.id)`,
      [id],
    ),
    readSessions(
      context,
      `s.held_on >= $2 and s.called_off_at is null and exists (select from training.enrolment e where e.session_id = s.id and e.person_id = $3 and e.state <> 'withdrawn')`,
      [today, id],
      's.starts_at, s.id',
      20,
    ),
    query<TranscriptRow>(
      `select id, code, from_on as "from", until_on as "until", minutes, issued_at as "issuedAt", withdrawn_on as "withdrawnOn", lines from training.transcript where person_id = $1 order by issued_at desc limit 50`,
      [id],
    ),
  ])
  const lines = linesByPerson.get(id) ?? []
  const held = holding(lines)
  const takenBack = new Set(lines.flatMap((line) => line.reverses ?? []))
  const training = trainingOf(house.packs, person.regionCode, today)
  const { regions, organisations } = await namesIn({ db, query }, lines, {
    regions: (line) => line.regionCode,
    organisations: (line) => line.organisationId,
  })
  const doneOf = (key: 'stage' | 'five_one', code: string) => done.some((one) => one[key] === code)
  return {
    personId: id,
    name: person.name,
    classHourMinutes: training.value.classHourMinutes,
    standings: standings.get(id)!.standings,
    balance: [...Map.groupBy(held, (line) => line.category)].map(([category, some]) => ({
      category,
      minutes: minutesOf(some),
    })),
    stages: training.value.stages.map(({ code, name }) => ({ code, name, done: doneOf('stage', code) })),
    fiveOnes: training.value['five-ones'].map(({ code, name }) => ({
      code,
      name,
      done: doneOf('five_one', code),
      certainty: basisShown(training.bases[`five-ones.${code}`]).certainty,
    })),
    lines: lines
      .map((line) => ({
        hoursId: line.id,
        earnedOn: line.earnedOn,
        minutes: line.minutes,
        category: line.category,
        source: line.source,
        title: line.title,
        regionName: regions.get(line.regionCode) ?? line.regionCode,
        organisationName: line.organisationId && (organisations.get(line.organisationId) ?? null),
        reverses: line.reverses,
        reversed: takenBack.has(line.id),
        reason: line.reason,
        postedAt: line.postedAt.toISOString(),
      }))
      .reverse(),
    upcoming: await shownSessions(context, upcoming),
    transcripts: transcripts.map(({ id: transcriptId, withdrawnOn, lines: printed, issuedAt, code, ...row }) => ({
      ...row,
      transcriptId,
      code: printedCode(code),
      issuedAt: issuedAt.toISOString(),
      state: transcriptState({ withdrawnOn, takenBack: printed.filter((line) => takenBack.has(line)).length }),
    })),
  }
}

export const myTraining: Handler<typeof contract.myTraining> = async (context) =>
  trainingOfPerson(context, await ownPlace(context))

export const personTraining: Handler<typeof contract.personTraining> = async (context, { personId }) => {
  const person = (await traineesByIds(context.query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'person', id: personId }, regionCode: person.regionCode })
  return trainingOfPerson(context, person)
}
