import { printedCode } from '#kernel/check-code.ts'
import type { Context, FileReply } from '#kernel/context.ts'
import { addDays, formatDay, parseDay } from '#kernel/days.ts'
import { pdf, pdfOf } from '#kernel/documents/documents.ts'
import { qrSvg } from '#kernel/documents/qr-code.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { selection } from '#modules/selection/tables.ts'
import { headings, roundsOf } from '#modules/selection/title-view.ts'

/** A certificate or a letter, for the office and for the holder. */
export const titlePaper: Handler<typeof contract.titlePaper> = (context, { titleId, as }) =>
  paperOf(context, titleId, as, null)

export const myTitlePaper: Handler<typeof contract.myTitlePaper> = (context, { titleId, as }) =>
  paperOf(context, titleId, as, context.actor.personId)

async function paperOf(
  context: Context,
  titleId: string,
  as: 'certificate' | 'letter',
  personId: string | null,
): Promise<FileReply> {
  const { db, house, about } = context
  const row = await selection(db).selectFrom('selection.title').selectAll().where('id', '=', titleId).executeTakeFirst()
  if (!row || (personId && row.person_id !== personId)) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'title', id: row.id }, regionCode: row.region_code })
  const rounds = await roundsOf(context, [row])
  const head = (await headings(context, [row], rounds)).get(row.id)!
  const { rules, title: round } = rounds.get(row.round_id)!
  const say = (day: string) => formatDay(parseDay(day), 'zh')
  const until = row.until_on ? `至${say(addDays(parseDay(row.until_on), -1))}` : ''
  const person = row.person_id !== null
  // A name that brings its own marks gets no others around it.
  const titled = (award: string) => (award.includes('“') ? award : `“${award}”`) + (person ? '称号' : '')
  if (as === 'certificate') {
    if (row.stage !== 'held' || !row.check_code || !row.from_on) return refuseNow('selection/no-certificate')
    if (row.withdrawn_on) refuseNow('selection/title-ended')
    const code = printedCode(row.check_code)
    // Behind a #, which no browser sends: the code stands in no server's log.
    const verifyAt = house.publicOrigin ? `${house.publicOrigin}/verify#${code}` : null
    const body = await pdfOf(certificate, {
      demonstration: house.demonstration,
      name: person ? `${head.name} 同志` : head.name,
      words: `经选拔、公示并批准，授予${titled(row.award)}${until ? `，管理期自${say(row.from_on)}${until}` : ''}。`,
      of: [head.organisation && person ? head.organisation : '', head.track].filter(Boolean).join(' · '),
      document: row.document_number,
      issuer: row.issuer,
      day: say(row.from_on),
      code,
      how: house.publicOrigin
        ? `扫描二维码，或登录 ${house.publicOrigin}/verify 核验`
        : '登录本平台“核验”页面（/verify）核验',
      qr: verifyAt && qrSvg(verifyAt),
    })
    return { name: `证书-${head.name}.pdf`, type: 'application/pdf', body }
  }
  const chosen =
    rules.titleBy === 'assessment'
      ? `您入选${round}，进入培养。按照办法，入选不是称号；培养期满经量化考核达到规定等次的，按程序确认并颁发证书。`
      : `您入选${round}，授予${titled(row.award)}${row.from_on && until ? `，管理期自${say(row.from_on)}${until}` : ''}。`
  const allowance = rules.allowanceFen
    ? `管理期内每月津贴${(rules.allowanceFen / 100).toLocaleString('en')}元，${rules.allowancePaid === 'month' ? '按月' : '每年一次'}发放；请登录本平台“我的称号”登记收款账户。`
    : ''
  const body = await pdf({
    title: `入选通知书`,
    issuer: row.issuer,
    issuedOn: row.decided_on,
    period: say(row.decided_on),
    ...(row.document_number && { documentNumber: row.document_number }),
    lead: [
      `${head.name}${person ? '同志' : ''}：`,
      `经推荐、审核、评审并公示，${person ? chosen : chosen.replaceAll('您', '你单位')}`,
      allowance,
      rules.endings.length > 0
        ? `管理期内有下列情形的，按照办法处理：${rules.endings.map((one) => one.name.zh).join('；')}。对处理不服的，可以在规定期限内申诉。`
        : '',
    ].filter(Boolean),
    sections: [],
    notes: [],
    closing: '特此通知。',
    demonstration: house.demonstration,
  })
  return { name: `通知书-${head.name}.pdf`, type: 'application/pdf', body }
}

const certificate = `
#let data = json(bytes(sys.inputs.data))
#let song = ("Noto Serif SC",)
#let hei = ("Noto Sans SC", "Noto Serif SC")
#set document(title: "证书")
#set page(paper: "a4", flipped: true, margin: 24mm, background: pad(12mm, rect(width: 100%, height: 100%, stroke: 2.5pt + rgb("#9a3324"), inset: 3mm, rect(width: 100%, height: 100%, stroke: 0.6pt + rgb("#9a3324")))))
#set text(font: song, size: 20pt, lang: "zh", region: "cn")
#set par(leading: 1.1em, first-line-indent: 0pt)
#if data.demonstration { align(center, text(font: hei, size: 11pt, fill: rgb("#b42318"))[演示数据　不作为任何依据]) }
#v(1fr)
#align(center, text(size: 44pt, stroke: 0.6pt, tracking: 0.5em)[证书])
#v(1fr)
#pad(x: 20mm, {
  text(size: 24pt, stroke: 0.3pt, data.name + "：")
  v(6pt)
  par(first-line-indent: (amount: 2em, all: true), data.words)
  if data.of != "" { v(2pt); text(size: 14pt, fill: rgb("#475467"), data.of) }
})
#v(1fr)
#pad(x: 20mm, grid(columns: (auto, 1fr, auto), column-gutter: 12pt, align: (left + bottom, left + bottom, right + bottom),
  if data.qr != none { image(bytes(data.qr), format: "svg", width: 26mm, alt: "核验二维码") } else { [] },
  text(size: 10.5pt, fill: rgb("#475467"), {
    if data.document != "" { data.document; linebreak() }
    "校验码：" + data.code
    linebreak()
    data.how
  }),
  text(size: 18pt, { data.issuer; linebreak(); data.day }),
))
#v(0.4fr)
`
