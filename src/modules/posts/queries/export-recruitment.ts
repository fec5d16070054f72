import { count, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import { docx, pdf } from '#kernel/documents/documents.ts'
import type { Report } from '#kernel/documents/report.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { type CandidateShown, candidatePageOf, everyCandidate } from '#modules/posts/queries/candidates.ts'
import { findRound, readRound } from '#modules/posts/recruitment-store.ts'
import { words } from '#modules/posts/words.ts'

/** A round on paper: the list for those who run it, the public list for the wall. */

export const exportCandidates: Handler<typeof contract.exportCandidates> = async (context, filter) => {
  const { language } = context.actor
  const say = words[language]
  const { rules, title } = await findRound(context, filter.recruitmentId)
  const scored = rules.stages.filter((one) => one.kind === 'score')
  const passed = rules.stages.filter((one) => one.kind === 'pass')
  return sheet<CandidateShown>(
    context,
    { zh: `${title}应聘人员`, en: `Candidates of ${title}` },
    [
      count('编号', 'Number', (row) => row.number),
      text('姓名', 'Name', (row) => row.name),
      text('身份证件号码', 'Identity number', (row) => row.identityNumberMasked),
      text('单位', 'Organisation', (row) => row.organisationName),
      text('岗位', 'Post', (row) => row.postTitle),
      text('报名条件', 'Conditions', (row) => say[row.outcome]),
      text('持证优先', 'Preferred', (row) => (row.preferred ? say.yes : '')),
      ...passed.map((stage) =>
        text<CandidateShown>(stage.name.zh, stage.name.en, (row) => {
          const entry = row.marks[stage.code]
          return entry ? (entry.absent ? say.absent : say[entry.passed ? 'passed' : 'failed']) : ''
        }),
      ),
      ...scored.map((stage) =>
        text<CandidateShown>(`${stage.name.zh}（${stage.weight}%）`, `${stage.name.en} (${stage.weight}%)`, (row) => {
          const entry = row.marks[stage.code]
          return entry ? (entry.absent ? say.absent : entry.mark!.toFixed(2)) : ''
        }),
      ),
      text('总分', 'Total', (row) => row.total?.toFixed(2) ?? ''),
      text('名次', 'Rank', (row) => (row.rank === null ? '' : `${row.rank}${row.shared ? say.shared : ''}`)),
      text('状态', 'State', (row) => [say[`state-${row.state}`], row.why && say[row.why]].filter(Boolean).join('：')),
      text('所在环节', 'Stage', (row) => row.stageName[language]),
    ],
    everyRow((size, after) => candidatePageOf(context, filter, size, after)),
  )
}

/** Who is on show: names, marks and rank, and nothing that could find somebody. */
export const publicList: Handler<typeof contract.publicList> = async (context, { recruitmentId, form }) => {
  const { house, db, actor, today, about } = context
  const round = await findRound(context, recruitmentId)
  if (!round.public_from || !round.public_until) return refuseNow('posts/not-public-yet')
  const loaded = await readRound(context, round)
  const all = await everyCandidate(context, loaded)
  const [regions, issuers] = await Promise.all([
    regionNames(db, [round.region_code]),
    organisationNames(db, round.organisation_id ? [round.organisation_id] : []),
  ])
  const issuer = issuers.get(round.organisation_id ?? '') ?? regions.get(round.region_code) ?? ''
  const scored = round.rules.stages.filter((one) => one.kind === 'score')
  const chosen = all.filter((one) => one.state === 'in')
  const mark = (row: CandidateShown, stage: string) => row.marks[stage]?.mark?.toFixed(2) ?? '—'
  const day = (text: string) => formatDay(parseDay(text), 'zh')
  const paper: Report = {
    title: `${round.title}拟录用人员公示`,
    issuer,
    issuedOn: round.public_from,
    period: `${day(round.public_from)}至${day(round.public_until)}`,
    lead: [
      `经报名、审查、考试和考察，现将拟录用人员${chosen.length}人予以公示。公示期为${day(round.public_from)}至${day(round.public_until)}。对拟录用人员有异议的，可在公示期内向${issuer}反映。`,
      ...(scored.length > 0
        ? [`总分由${scored.map((one) => `${one.name.zh}（${one.weight}%）`).join('、')}加权合成。`]
        : []),
    ],
    sections: loaded.places
      .filter((place) => place.places > 0)
      .map((place) => {
        const rows = chosen.filter((one) => one.placeId === place.id)
        const named = all.find((one) => one.placeId === place.id)
        return {
          heading: named ? `${named.organisationName}：${named.postTitle}` : '其他岗位',
          paragraphs: rows.length < place.places ? [`招聘${place.places}人，拟录用${rows.length}人。`] : [],
          table: {
            title: '拟录用人员',
            columns: [
              { title: '名次', kind: 'text' as const, align: 'center' as const },
              { title: '编号', kind: 'text' as const, align: 'center' as const },
              { title: '姓名', kind: 'text' as const },
              ...scored.map((one) => ({ title: one.name.zh, kind: 'text' as const, align: 'right' as const })),
              { title: '总分', kind: 'text' as const, align: 'right' as const },
            ],
            rows: rows.map((row) => [
              row.rank === null ? '—' : `${row.rank}${row.shared ? '（并列）' : ''}`,
              String(row.number),
              row.name,
              ...scored.map((one) => mark(row, one.code)),
              row.total?.toFixed(2) ?? '—',
            ]),
          },
        }
      }),
    notes: [],
    footer: `${day(today)}由${actor.name}打印。`,
    demonstration: house.demonstration,
  }
  about({ regionCode: round.region_code, details: { form } })
  return form === 'pdf'
    ? { name: `${paper.title}.pdf`, type: 'application/pdf', body: await pdf(paper) }
    : {
        name: `${paper.title}.docx`,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        body: await docx(paper),
      }
}
