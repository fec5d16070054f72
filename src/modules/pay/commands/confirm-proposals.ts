import type { Context } from '#kernel/context.ts'
import { type Day, formatDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import type * as contract from '#modules/pay/contract.ts'
import { type Period, written } from '#modules/pay/domain/periods.ts'
import type { Place } from '#modules/pay/domain/proposal.ts'

interface Chosen {
  id: string
  personId: string
  regionCode: string
  organisationId: string
  employerId: string
  effectiveOn: Day
  periods: Period[]
  was: Place | null
  becomes: Place | null
}

const lockText = `
select p.id, p.person_id as "personId", p.region_code as "regionCode", p.organisation_id as "organisationId", p.employer_id as "employerId",
       p.effective_on as "effectiveOn", p.periods, p.was, p.becomes
  from pay.proposal p join jsonb_to_recordset($1::jsonb) as c("proposalId" uuid, version int) on c."proposalId" = p.id and c.version = p.version
 where p.state = 'open' order by p.id for update of p`

/** The chosen proposals, where all of them are still as they were seen; whoever comes second is told, and nothing is written. */
export async function chosenProposals(
  { query }: Pick<Context, 'query'>,
  chosen: { proposalId: string; version: number }[],
): Promise<Chosen[]> {
  const each = [...new Map(chosen.map((one) => [one.proposalId, one])).values()]
  const found = await query<Chosen>(lockText, [JSON.stringify(each)])
  if (found.length < each.length) refuseNow('pay/proposal-decided', { count: each.length - found.length })
  return found
}

/** Confirms proposals: from its day on, what was proposed stands. */
export const confirmProposals: Handler<typeof contract.confirmProposals> = async (context, input) => {
  const { query, actor, now, record } = context
  const chosen = await chosenProposals(context, input.proposals)
  const rows = chosen.flatMap((one) =>
    written(one.periods, one.effectiveOn).map((period) => ({
      id: newId<'grade-period'>(now),
      person_id: one.personId,
      region_code: one.regionCode,
      organisation_id: one.organisationId,
      employer_id: one.employerId,
      from_on: period.from,
      until_on: period.until,
      post: period.post,
      level: period.post === null ? null : period.level,
      monthly_fen: period.post === null ? null : period.monthlyFen,
      on_probation: period.post !== null && period.onProbation,
      steps: period.post === null ? [] : period.steps,
      rule_version: period.post === null ? null : period.rule,
      proposal_id: one.id,
    })),
  )
  await query(
    `insert into pay.grade_period (id, person_id, region_code, organisation_id, employer_id, from_on, until_on, post, level, monthly_fen, on_probation, steps,
       rule_version, proposal_id, written_at, written_by)
     select id, person_id, region_code, organisation_id, employer_id, from_on, until_on, post, level, monthly_fen, on_probation, steps, rule_version, proposal_id, $2, $3
       from jsonb_to_recordset($1::jsonb) as r(id uuid, person_id uuid, region_code text, organisation_id uuid, employer_id uuid, from_on date, until_on date, post text,
         level int, monthly_fen bigint, on_probation boolean, steps jsonb, rule_version text, proposal_id uuid)`,
    [JSON.stringify(rows), now, actor.personId],
  )
  await query(
    `update pay.proposal set state = 'confirmed', version = version + 1, decided_by = $2, decided_at = $3 where id = any ($1::uuid[])`,
    [chosen.map((one) => one.id), actor.personId, now],
  )
  await notifyAll(
    { query, now },
    chosen.map((one) => ({
      personId: one.personId,
      key: `pay/grade-confirmed:${one.id}`,
      // The figures stand on one's own page; a notice may be read over a shoulder.
      title: { zh: '您的岗位等级有变动', en: 'Your grade has changed' },
      body: {
        zh: `自${formatDay(one.effectiveOn, 'zh')}起执行，等级和理由见“我的等级与薪酬”。`,
        en: `From ${formatDay(one.effectiveOn, 'en')} on; see “My grade and pay” for the level and its reasons.`,
      },
      link: '/pay/me',
      dueOn: null,
    })),
  )
  for (const one of chosen)
    record({
      kind: 'pay/grade-confirmed',
      subject: { kind: 'person', id: one.personId },
      regionCode: one.regionCode,
      day: one.effectiveOn,
      data: { proposalId: one.id },
    })
  return { confirmed: chosen.length }
}
