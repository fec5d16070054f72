import { Resvg } from '@resvg/resvg-js'
import type { Player } from '#demo/player.ts'
import { type Entrant, enteredRound, hour, type Office } from '#demo/selection-entered.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { fontFiles } from '#kernel/documents/fonts.ts'
import { newId } from '#kernel/ids.ts'
import * as selection from '#modules/selection/contract.ts'
import { sendEvidence } from '#modules/workforce/contract.ts'

/** Panels and what they give: a score is how good an entry is, how lenient its reader, and a little besides, each by place in the story. */

const merit = [0.88, 0.74, 0.91, 0.69, 0.83, 0.78, 0.94, 0.72, 0.86, 0.8, 0.76, 0.9]
const leniency = [0.05, -0.06, 0, 0.03, -0.02, 0.06, -0.04, 0.01]
const remarks = [
  '个案记录细，能看出变化。',
  '带动了同站的同事，辐射面可以再广一些。',
  '实务扎实，成果说明还可以更具体。',
]

interface Panel {
  /** By their ids on this panel. */
  experts: Map<string, { actor: Actor; at: number }>
}

/** Some drawn from the pools, the others named; all of them accept, but the one who declines. */
export async function formPanel(
  { player, officer }: Office,
  roundId: string,
  experts: readonly Actor[],
  { drawn = 0, declines }: { drawn?: number; declines?: Actor } = {},
): Promise<Panel> {
  if (drawn > 0) await player.do(officer, selection.drawPanel, { roundId, count: drawn })
  const there = new Set(
    (await player.do(officer, selection.panel, { roundId })).experts.map((one) => one.personId as string),
  )
  for (const { personId } of [...experts, ...(declines ? [declines] : [])])
    if (!there.has(personId))
      await player.do(officer, selection.askExpert, { roundId, personId, reason: '熟悉本领域，多次参加评审' })
  player.now = new Date(player.now.getTime() + 24 * 3_600_000)
  const asked = (await player.do(officer, selection.panel, { roundId })).experts
  const panel: Panel = { experts: new Map() }
  for (const { expertId, personId, version } of asked) {
    const at = experts.findIndex((one) => one.personId === personId)
    const actor = experts[at] ?? declines!
    await player.do(actor, selection.answerAsked, {
      expertId,
      accept: at >= 0,
      reason: at >= 0 ? '' : '近期出差，不能按时评完',
      basedOnVersion: version,
    })
    if (at >= 0) panel.experts.set(expertId, { actor, at })
  }
  return panel
}

/** Gives a sheet out, makes its words blind where it is, and lets the experts score as many as they came to. */
export async function judge(
  { player, officer }: Office,
  { roundId, admitted }: { roundId: string; admitted: readonly string[] },
  { experts }: Panel,
  sheetCode: string,
  more: { dueOn?: Day; only?: number; vetoed?: number; visitedOn?: Day } = {},
): Promise<void> {
  await player.do(officer, selection.assignSheet, { roundId, sheet: sheetCode, dueOn: more.dueOn })
  const { sheet, entries } = await player.do(officer, selection.assignment, { roundId, sheet: sheetCode })
  if (sheet.blind)
    for (const entryId of admitted) {
      const { parts, version } = await player.do(officer, selection.blindTexts, { entryId })
      await player.do(officer, selection.confirmBlind, {
        entryId,
        texts: Object.fromEntries(parts.map((one) => [one.key, one.text])),
        basedOnVersion: version,
      })
    }
  player.now = new Date(player.now.getTime() + 3 * 24 * 3_600_000)
  const veto = sheet.criteria.find((one) => one.veto)
  let done = 0
  for (const { entryId, pairs } of entries) {
    const which = admitted.indexOf(entryId)
    for (const { assignmentId, expertId } of pairs) {
      if (++done > (more.only ?? Infinity)) return
      const { actor, at } = experts.get(expertId)!
      const share =
        merit[which % merit.length]! + leniency[at % leniency.length]! + (((which * 5 + at * 3) % 5) - 2) / 100
      const isVetoed = veto !== undefined && which === more.vetoed && pairs[0]?.expertId === expertId
      await player.do(actor, selection.submitReview, {
        assignmentId,
        marks: Object.fromEntries(
          sheet.criteria.map(({ code, points }) => [code, Math.min(points, Math.round(points * share))]),
        ),
        vetoes: isVetoed ? [veto.code] : [],
        comment: isVetoed ? '材料中的服务数量与台账不符，建议不予入选。' : remarks[(which + at) % remarks.length]!,
        ...(more.visitedOn && { visitedOn: more.visitedOn, evidenceIds: [await photograph(player, actor)] }),
        basedOnVersion: 0,
      })
    }
  }
}

async function photograph(player: Player, actor: Actor): Promise<string> {
  const { evidenceId } = await player.do(actor, sendEvidence, { evidenceId: newId(player.now) }, room())
  return evidenceId
}

let drawn: Buffer | undefined
/** The photograph of a station’s room, as far as one can be invented. */
function room(): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="440"><rect width="640" height="300" fill="#e8efe9"/>
<rect y="300" width="640" height="140" fill="#c9b79c"/><rect x="60" y="60" width="180" height="130" fill="#b9d7ea" stroke="#fff" stroke-width="10"/>
<rect x="330" y="80" width="240" height="90" fill="#fff"/><rect x="300" y="230" width="280" height="24" fill="#8a6d4b"/>
<rect x="320" y="254" width="16" height="110" fill="#8a6d4b"/><rect x="544" y="254" width="16" height="110" fill="#8a6d4b"/>
<text x="450" y="135" font-size="26" text-anchor="middle" fill="#7a1f1f">社会工作服务站（演示）</text></svg>`
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans SC Medium' }
  return (drawn ??= Buffer.from(new Resvg(svg, { font }).render().asPng()))
}

/** Stations of the county are being visited: who enters has assessed itself, two visit each, and not all have been there yet. */
export async function beingJudged(office: Office, stations: readonly Entrant[], experts: Actor[], today: Day) {
  const round = await enteredRound(
    office,
    {
      place: 'shandong',
      code: 'demonstration-station',
      title: '瓯海区示范社工站评选（参照山东省办法，演示）',
      openedOn: addDays(today, -46),
      entriesLastOn: addDays(today, -18),
      adoptedBecause: '本区首次评选示范社工站，先行参照执行',
    },
    stations.map((one, at) => ({ ...one, says: { stated: { ...assessed(at), facts: {}, parts: {}, relatives: [] } } })),
  )
  const { player } = office
  player.now = hour(addDays(today, -14), 10)
  const panel = await formPanel(office, round.roundId, experts.slice(0, -1), { declines: experts.at(-1)! })
  player.now = hour(addDays(today, -12), 10)
  await judge(office, round, panel, 'visit', { dueOn: addDays(today, 6), only: 7, visitedOn: addDays(today, -9) })
}

const assessed = (at: number) => ({
  criteria: {
    place: { points: 18 - (at % 3), words: '场地一百二十平方米，个案室、小组室分开，对外开放有公示。' },
    staff: { points: 17 - (at % 2), words: '三名专职社工，两人持证，每月督导一次。' },
    service: { points: 36 - at, words: '全年建档服务一百余户，开展小组和社区活动三十余场。' },
    linkage: { points: 16 + (at % 3), words: '联动志愿者六十余人、社区社会组织四家，链接慈善资金三笔。' },
  },
})
