import { addDays, type Day, formatDay, monthsLater } from '#kernel/days.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { lockCampaign } from '#modules/certificates/campaign-rows.ts'
import { judge, laterCampaigns, type SignUp } from '#modules/certificates/commands/judge-campaign.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { readOutcome } from '#modules/certificates/domain/campaign.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { firstDueOn } from '#modules/certificates/domain/registration.ts'
import type { SubjectOutcome } from '#modules/certificates/domain/rolling.ts'
import { certificatesOf, examsOf } from '#modules/certificates/rules.ts'
import { readTable } from '#modules/certificates/sheet-in.ts'
import { notifyAll } from '#modules/notices/public.ts'

interface Result extends SignUp {
  subject: string
  outcome: SubjectOutcome
  mark: number | null
}

const why = {
  nobody: { zh: '报名名单里没有这个人', en: 'nobody of this name signed up' },
  several: { zh: '有同名的人，请填写单位', en: 'several have this name; say the organisation' },
  subject: { zh: '科目与报考级别不符', en: 'the subject is not of the level signed up for' },
  result: { zh: '成绩读不出', en: 'the result cannot be read' },
}

/** A senior pass opens the review and no registration yet. */
function whatNext(level: ExamLevel, passedOn: Day, papers: { ticketMonths: number; firstWithinMonths: number }) {
  const [reviewBy, registerBy] = [addDays(monthsLater(passedOn, papers.ticketMonths), -1), firstDueOn(passedOn, papers)]
  return level === 'senior'
    ? {
        zh: `恭喜，您的成绩合格。成绩合格证明有效期至${formatDay(reviewBy, 'zh')}，请在此前申报高级社会工作师评审。`,
        en: `You have passed. Until ${formatDay(reviewBy, 'en')} it opens the review of the senior level.`,
      }
    : {
        zh: `恭喜，您已通过。请打开查看，并在${formatDay(registerBy, 'zh')}前办理登记。`,
        en: `You have passed. Open it, and register by ${formatDay(registerBy, 'en')}.`,
      }
}

/**
 * Takes the results of a campaign in: a row a subject (姓名、科目、成绩), or a row a person with a column for each subject. Sent again it
 * changes nothing that is the same; a corrected result is corrected everywhere, and a certificate that rested on it goes.
 */
export const importResults: Handler<typeof contract.importResults> = async (context, { campaignId }) => {
  const { house, db, query, body, now, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  if (today <= campaign.examOn) refuseNow('certificates/exam-not-held-yet')
  const exams = examsOf(house.packs, campaign.regionCode, campaign.examOn)
  const papers = certificatesOf(house.packs, campaign.regionCode, campaign.examOn).value
  const { subjects, passMark } = exams.value
  const columns: Record<string, readonly string[]> = {
    name: ['姓名', '考生姓名'],
    unit: ['单位', '工作单位'],
    subject: ['科目', '科目名称', '考试科目'],
    result: ['成绩', '结果', '分数', '合格情况'],
  }
  for (const one of subjects) columns[one.code] = [one.name.zh]
  const rows = await readTable<string>(body, columns, ['name'])

  const signUps = await query<SignUp>(
    `select id, person_id as "personId", level, region_code as "regionCode", organisation_id as "organisationId", employer_id as "employerId"
       from certificates.sign_up where campaign_id = $1 and withdrawn_on is null`,
    [campaignId],
  )
  const { people: names, organisations: units } = await namesIn({ db, query }, signUps, {
    people: (one) => one.personId,
    organisations: (one) => one.organisationId,
  })
  const plain = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '')
  const byName = Map.groupBy(signUps, (one) => plain(names.get(one.personId) ?? ''))

  const unmatched: { row: number; name: string; why: { zh: string; en: string } }[] = []
  const results = new Map<string, Result>()
  for (const { number, cells } of rows) {
    const name = cells['name'] ?? ''
    const miss = (reason: keyof typeof why) => void unmatched.push({ row: number, name, why: why[reason] })
    const same = byName.get(plain(name)) ?? []
    const there =
      same.length > 1
        ? same.filter((one) => plain(units.get(one.organisationId ?? '') ?? '') === plain(cells['unit'] ?? ''))
        : same
    const [one] = there
    if (!one || there.length > 1) {
      miss(same.length > 1 ? 'several' : 'nobody')
      continue
    }
    const said = cells['subject']
      ? subjects
          .filter((each) => plain(each.name.zh) === plain(cells['subject']!))
          .map((each) => ({ code: each.code, level: each.level, cell: cells['result'] ?? '' }))
      : subjects.flatMap((each) =>
          cells[each.code] ? [{ code: each.code, level: each.level, cell: cells[each.code]! }] : [],
        )
    if (said.length === 0 || said.some((each) => each.level !== one.level)) {
      miss('subject')
      continue
    }
    for (const { code, cell } of said) {
      const outcome = readOutcome(cell, passMark)
      if (outcome) results.set(`${one.personId} ${code}`, { ...one, subject: code, ...outcome })
      else miss('result')
    }
  }

  const found = [...results.values()]
  await query(
    `insert into certificates.subject_result (person_id, year, subject, level, outcome, mark, campaign_id, region_code, organisation_id, employer_id, imported_at)
     select r.person, $2, r.subject, r.level, r.outcome, r.mark, $1, r.region, r.organisation, r.employer, $3
       from jsonb_to_recordset($4::jsonb) as r (person uuid, subject text, level text, outcome text, mark int, region text, organisation uuid, employer uuid)
     on conflict (person_id, year, subject) do update set outcome = excluded.outcome, mark = excluded.mark, imported_at = excluded.imported_at`,
    [
      campaignId,
      campaign.year,
      now,
      JSON.stringify(
        found.map((one) => ({
          person: one.personId,
          subject: one.subject,
          level: one.level,
          outcome: one.outcome,
          mark: one.mark,
          region: one.regionCode,
          organisation: one.organisationId,
          employer: one.employerId,
        })),
      ),
    ],
  )

  const people = [...new Map(found.map((one) => [one.personId, one])).values()]
  const judged = await judge(context, campaign, people)
  const earned = judged.people.filter((one) => one.passed)
  // Passes count in later years too: whoever was judged there with these is judged again.
  for (const later of await laterCampaigns(context, campaign, people))
    await judge(context, later.campaign, later.people)
  await query(
    'update certificates.campaign set results_imported_at = $2, results_on = coalesce(results_on, $3) where id = $1',
    [campaignId, now, today],
  )
  await notifyAll(
    { query, now },
    judged.people.map((one) => ({
      personId: one.personId,
      key: `certificates/result:${campaignId}` as const,
      title: { zh: `${campaign.year}年考试成绩已公布`, en: `The results of the ${campaign.year} exam are in` },
      body: one.passed
        ? whatNext(one.level, judged.passedOn, papers)
        : {
            zh: '请打开查看各科成绩，以及哪些科目明年仍然有效。',
            en: 'Open it to see each subject, and which still count next year.',
          },
      link: '/people/me#certificates',
      dueOn: null,
    })),
  )
  record({
    kind: 'certificates/results-imported',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
    data: { results: found.length, unmatched: unmatched.length },
  })
  return {
    read: rows.length,
    matched: found.length,
    unmatched: unmatched.slice(0, 200),
    sat: judged.people.filter((one) => one.sat).length,
    passed: earned.length,
    certificates: judged.made,
  }
}
