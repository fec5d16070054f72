import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { Words } from '#kernel/packs/format.ts'
import { problemOf } from '#kernel/problem.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { examLevels, type ExamLevel } from '#modules/certificates/domain/level.ts'
import { isVerified, ticketOn } from '#modules/certificates/domain/qualification.ts'
import { applicationOn, firstDueOn, isLocked, standingOn } from '#modules/certificates/domain/registration.ts'
import type { SubjectOutcome } from '#modules/certificates/domain/rolling.ts'
import { refusals } from '#modules/certificates/refusals.ts'
import { certificatesOf, examsOf } from '#modules/certificates/rules.ts'
import { type QualificationRow, type RegistrationRow, titledOn } from '#modules/certificates/store.ts'
import { personNames } from '#modules/identity/public.ts'
import { evidenceOf, type EvidenceShown, peopleByIds } from '#modules/workforce/public.ts'

type Shown = z.input<(typeof contract.personCertificates)['output']>

export const personCertificates: Handler<typeof contract.personCertificates> = async (context, { personId }) => {
  if (!(await peopleByIds(context.query, [personId])).has(personId)) refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'person', id: personId } })
  return certificatesOfPerson(context, personId)
}

export const ownCertificates: Handler<typeof contract.ownCertificates> = (context) =>
  certificatesOfPerson(context, context.actor.personId)

interface ResultRow {
  year: number
  subject: string
  level: ExamLevel
  outcome: SubjectOutcome
  mark: number | null
}
interface SignUpRow {
  year: number
  level: ExamLevel
  signedOn: string
  passed: boolean | null
}

/** Everything this module knows of one person, each certificate with how it stands today and what may be done next. */
async function certificatesOfPerson(context: Context, personId: string): Promise<Shown> {
  const { house, query, today, actor } = context
  const [qualifications, registrations, results, signUps, rewards, names] = await Promise.all([
    query<QualificationRow>(
      'select * from certificates.qualification where person_id = $1 order by passed_on desc, id',
      [personId],
      'certificates-of-person',
    ),
    query<RegistrationRow>(
      'select * from certificates.registration where person_id = $1 order by recorded_at desc',
      [personId],
      'registrations-of-person',
    ),
    query<ResultRow>(
      'select year, subject, level, outcome, mark from certificates.subject_result where person_id = $1',
      [personId],
      'results-of-person',
    ),
    query<SignUpRow>(
      `select c.year, s.level, s.signed_on as "signedOn", s.passed from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id
        where s.person_id = $1 and s.withdrawn_on is null`,
      [personId],
      'sign-ups-of-person',
    ),
    query<{ level: ExamLevel; fen: number; grantedOn: string }>(
      'select level, fen, granted_on as "grantedOn" from certificates.reward where person_id = $1',
      [personId],
      'rewards-of-person',
    ),
    personNames(query, [personId]),
  ])
  const evidence = await evidenceOf(
    query,
    qualifications.map((one) => one.id),
  )
  const exams = examsOf(house.packs, actor.homeRegionCode, today).value
  return {
    personId,
    name: names.get(personId) ?? '',
    qualifications: qualifications.map((one) =>
      shownQualification(
        context,
        one,
        registrations.filter((each) => each.qualification_id === one.id),
        evidence.get(one.id) ?? [],
      ),
    ),
    exams: examYears(exams, results, signUps),
    rewards: rewards.map((one) => ({ ...one, fen: Number(one.fen) })),
  }
}

function shownQualification(
  { house, today }: Context,
  one: QualificationRow,
  registrations: RegistrationRow[],
  evidence: EvidenceShown[],
): Shown['qualifications'][number] {
  const rule = certificatesOf(house.packs, one.region_code as RegionCode, today).value
  // What only a list says counts with its certificate.
  const periods = (isVerified(one.verification) ? registrations : []).flatMap(({ from_on, until_on, cancelled_on }) =>
    from_on ? [{ from: from_on as Day, until: until_on as Day, cancelledOn: cancelled_on as Day | null }] : [],
  )
  const { standing, until, renewFrom } = standingOn(periods, today, rule)
  const inHand = registrations.some(({ stage }) => stage !== 'registered' && stage !== 'issued')
  // Asked as if a late first registration were explained: the form asks for the explanation.
  const may = applicationOn(
    {
      verification: one.verification,
      titledOn: titledOn(one),
      passedOn: one.passed_on as Day,
      periods,
      lateReason: '…',
    },
    today,
    rule,
  )
  return {
    qualificationId: one.id,
    version: one.version,
    level: one.level,
    number: one.number,
    passedOn: one.passed_on,
    issuedOn: one.issued_on,
    ticketUntil: one.ticket_until,
    ticket: one.ticket_until ? ticketOn(one.ticket_until as Day, one.reviewed_on as Day | null, today) : null,
    reviewedOn: one.reviewed_on,
    verification: one.verification,
    evidence,
    feedback: one.feedback,
    answer: one.answer,
    source: one.source,
    listedOn: one.listed_on,
    standing,
    untilOn: until,
    renewFrom,
    firstDueOn:
      registrations.every((each) => each.from_on === null) && one.level !== 'clerk' && titledOn(one)
        ? firstDueOn(one.passed_on as Day, rule)
        : null,
    mayApply: may.ok && !inHand ? may.value : null,
    whyNot: inHand ? said({ code: 'certificates/in-hand-already' }) : may.ok ? null : said(may.refusal),
    registrations: registrations.map(shownRegistration),
  }
}

const said = (refusal: Refusal): Words => ({
  zh: problemOf(refusal, refusals, 'zh', '').title,
  en: problemOf(refusal, refusals, 'en', '').title,
})

export const shownRegistration = (one: RegistrationRow): Shown['qualifications'][number]['registrations'][number] => ({
  registrationId: one.id,
  version: one.version,
  kind: one.kind,
  stage: one.stage,
  workplace: one.workplace,
  duty: one.duty,
  lateReason: one.late_reason,
  conditions: one.conditions as never,
  reason: one.reason,
  submittedOn: one.submitted_at && todayIn(one.submitted_at),
  fromOn: one.from_on,
  untilOn: one.until_on,
  cancelledOn: one.cancelled_on,
  cancelledReason: one.cancelled_reason,
  locked: isLocked(one.stage),
  listedOn: one.listed_on,
})

/** Newest first: what was signed up for, how each subject went, and until when a pass counts. */
function examYears(
  exams: ReturnType<typeof examsOf>['value'],
  results: ResultRow[],
  signUps: SignUpRow[],
): Shown['exams'] {
  const years = new Set([...results, ...signUps].map(({ year, level }) => `${year} ${level}`))
  return [...years]
    .map((key) => key.split(' ') as [string, ExamLevel])
    .toSorted(([a, one], [b, other]) => Number(b) - Number(a) || examLevels.indexOf(other) - examLevels.indexOf(one))
    .map(([text, level]) => {
      const year = Number(text)
      const rule = exams.passRules.get(level)
      const signUp = signUps.find((one) => one.year === year && one.level === level)
      return {
        year,
        level,
        signedOn: signUp?.signedOn ?? null,
        passed: signUp?.passed ?? null,
        subjects: exams.subjects
          .filter((one) => one.level === level)
          .map((subject) => {
            const result = results.find((one) => one.year === year && one.subject === subject.code)
            return {
              code: subject.code,
              name: subject.name,
              outcome: result?.outcome ?? null,
              mark: result?.mark ?? null,
              countsUntil: result?.outcome === 'pass' && rule ? year + rule.withinYears - 1 : null,
            }
          }),
      }
    })
}
