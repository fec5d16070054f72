import { type DaysLimit, dueOn } from '#kernel/calendar.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { mayAnswer } from '#modules/assessment/domain/round.ts'
import { checkStage, getParticipant, getRound, saveDecisions } from '#modules/assessment/store.ts'

/** A person appeals against the grade they were told, within the days that the scheme gives. */
export const appealAgainst: Handler<typeof contract.appealAgainst> = async (context, input) => {
  const { house, query, actor, now, today, record } = context
  const participant = await getParticipant(context, input.participantId, 'for update')
  if (participant.person_id !== actor.personId || participant.grade === null) return refuseNow('kernel/not-found')
  const round = await getRound(context, participant.round_id)
  checkStage(round, 'appeal')
  if (round.appeals_until && today > round.appeals_until)
    refuseNow('assessment/appeal-too-late', { until: formatDay(parseDay(round.appeals_until), 'zh') })
  const [made] = await query('select from assessment.appeal where participant_id = $1', [participant.id])
  if (made) refuseNow('assessment/appealed-already')
  const due = dueOn(round.scheme.answerWithin as DaysLimit, today, house.calendar)
  const appealId = newId<'appeal'>(now)
  const dueDay = due.known ? due.value : null
  await query(
    `insert into assessment.appeal (id, round_id, participant_id, person_id, region_code, organisation_id, reason, made_at, due_on, grade_before) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      appealId,
      round.id,
      participant.id,
      participant.person_id,
      participant.region_code,
      participant.organisation_id,
      input.reason,
      now,
      dueDay,
      participant.grade,
    ],
  )
  await saveDecisions(context, [{ participant, act: 'appealed' }])
  await notifyAll(context, [
    {
      personId: round.opened_by,
      key: `assessment/appeal:${appealId}`,
      title: { zh: `${round.year} 年度考核有一件申诉`, en: `An appeal against a grade of ${round.year}` },
      body: {
        zh: '须由没有参与提出和确认等次的人答复。',
        en: 'It is answered by somebody who neither proposed nor confirmed the grade.',
      },
      link: `/assessment/people/${participant.id}`,
      dueOn: dueDay,
    },
  ])
  record({
    kind: 'assessment/appealed',
    subject: { kind: 'appeal', id: appealId },
    regionCode: participant.region_code,
    day: today,
  })
  return { appealId, dueOn: dueDay }
}

interface AppealRow {
  id: string
  version: number
  participant_id: string
  grade_before: string
  decided_at: Date | null
}

/** Another person than those who proposed and confirmed answers; what is decided stays with who, when and why. */
export const answerAppeal: Handler<typeof contract.answerAppeal> = async (context, input) => {
  const { query, actor, now, record } = context
  const [appeal] = await query<AppealRow>(
    'select id, version, participant_id, grade_before, decided_at from assessment.appeal where id = $1 for update',
    [input.appealId],
  )
  if (!appeal) return refuseNow('kernel/not-found')
  if (appeal.decided_at) refuseNow('assessment/appeal-answered')
  if (appeal.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const participant = await getParticipant(context, appeal.participant_id, 'for update')
  const round = await getRound(context, participant.round_id)
  checkStage(round, 'answerAppeal')
  if (
    !mayAnswer(actor.personId, {
      proposedBy: participant.proposed_by,
      confirmedBy: participant.confirmed_by,
      personId: participant.person_id,
    })
  )
    refuseNow('assessment/other-person-needed')
  const codes = round.scheme.grades.map((grade) => grade.code)
  if (input.upheld) {
    if (!input.grade) refuseAt('grade', 'assessment/grade-needed')
    if (!codes.includes(input.grade)) refuseAt('grade', 'assessment/grade-unknown')
    if (input.grade === appeal.grade_before) refuseAt('grade', 'assessment/grade-unchanged')
  }
  const grade = input.upheld ? input.grade! : appeal.grade_before
  await query(
    'update assessment.appeal set decided_by = $2, decided_at = $3, upheld = $4, grade_after = $5, answer = $6, version = version + 1 where id = $1',
    [appeal.id, actor.personId, now, input.upheld, grade, input.answer],
  )
  if (input.upheld)
    await query('update assessment.participant set grade = $2, version = version + 1 where id = $1', [
      participant.id,
      grade,
    ])
  await saveDecisions(context, [{ participant, act: 'appeal-decided', grade, note: input.answer }])
  await notifyAll(context, [
    {
      personId: participant.person_id,
      key: `assessment/answered:${appeal.id}`,
      title: { zh: `${round.year} 年度考核申诉已答复`, en: `Your appeal of ${round.year} is answered` },
      body: { zh: '请查看答复和最终等次。', en: 'See the answer and your final grade.' },
      link: '/assessment/mine',
      dueOn: null,
    },
  ])
  record({
    kind: 'assessment/appeal-answered',
    subject: { kind: 'appeal', id: appeal.id },
    regionCode: participant.region_code as string,
    data: { upheld: input.upheld },
  })
  return { version: appeal.version + 1 }
}
