import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDay } from '#kernel/days.ts'
import type { Condition } from '#kernel/packs/decide.ts'
import type { Handler } from '#kernel/http.ts'
import { packFolder, type Packs } from '#kernel/packs/load.ts'
import { packsOver } from '#kernel/packs/choose.ts'
import type { Words } from '#kernel/packs/format.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { RegionCode } from '#kernel/region.ts'
import { requirement } from '#kernel/packs/explain.ts'
import type * as contract from '#modules/pay/contract.ts'
import { worthOf } from '#modules/pay/domain/money.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'
import { answers, yuan } from '#modules/pay/domain/words.ts'
import { basisShown, factName, payRule, ruleDays } from '#modules/pay/rules.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Where a place of the packs lies: its first region; for the whole country a province without a pack of its own. */
const regionOf = (prefix: string): RegionCode => RegionCode.parse((prefix || '11').padEnd(12, '0'))

/** The places that have something to say about pay. */
export const schemes: Handler<typeof contract.schemes> = async ({ house, actor, today }) => {
  const over = packsOver(house.packs, actor.homeRegionCode).filter((pack) => pack.topics.has('pay'))
  return {
    own: over.at(-1)?.place ?? null,
    rows: house.packs.packs
      .filter((pack) => pack.topics.has('pay'))
      .map((pack) => {
        const { scheme } = payRule(house.packs, regionOf(pack.prefixes[0]!), today)
        return {
          place: pack.place,
          placeName: pack.title,
          title: pack.topics.get('pay')!.title,
          posts: scheme.posts.length,
          levels: scheme.levels.length,
          allowances: scheme.allowances.length,
        }
      }),
  }
}

export const placeOf = (packs: Packs, place: string) => {
  const pack = packs.packs.find((one) => one.place === place && one.topics.has('pay'))
  return pack ?? refuseNow('pay/no-such-scheme')
}

/** A scheme in plain words, each rule with its clause. */
export const scheme: Handler<typeof contract.scheme> = async ({ house, today }, { place, on }) => {
  const pack = placeOf(house.packs, place)
  const region = regionOf(pack.prefixes[0]!)
  const day = on ? parseDay(on) : today
  const rule = payRule(house.packs, region, day)
  return {
    place,
    placeName: pack.title,
    title: rule.title,
    version: rule.version,
    on: day,
    days: [...ruleDays(house.packs, region)],
    parts: partsOf(house.packs, rule),
    levels: rule.scheme.levels.map((one) => ({
      level: Number(one.code),
      fen: worthOf(rule.scheme, one),
      ...basisShown(rule.bases[`levels.${one.code}`]),
    })),
    bands:
      rule.scheme.levels.length === 0
        ? []
        : rule.scheme.posts.map(({ code, name, floor, top }) => ({ code, name, floor, top })),
  }
}

/** The file of a scheme as it was written, to be changed and rehearsed. */
export const schemeText: Handler<typeof contract.schemeText> = async ({ house }, { place }) => {
  const pack = placeOf(house.packs, place)
  return { text: await readFile(join(packFolder, pack.place, 'pay.yaml'), 'utf8') }
}

interface Part {
  key: string
  title: Words
  lines: {
    key: string
    sentence: Words
    basis: Words | null
    certainty: 'stated' | 'reported' | 'assumed' | null
    note: Words | null
  }[]
}

/** The rules of a scheme, part by part, as one would read them out. */
function partsOf(packs: Packs, rule: Rule): Part[] {
  const { scheme, bases } = rule
  const say = (when: Condition) => requirement(packs, when)
  const line = (key: string, zh: string, en: string) => ({ key, sentence: words(zh, en), ...basisShown(bases[key]) })
  const parts: Part[] = [
    {
      key: 'who',
      title: words('适用人员', 'Who is paid by it'),
      lines: rule.covered
        ? [{ key: 'covered', sentence: say(rule.covered), ...basisShown(basisIn(rule.covered)) }]
        : [],
    },
    {
      key: 'posts',
      title: words('岗位与等级范围', 'Posts and their bands'),
      lines: scheme.posts.map((one) =>
        scheme.levels.length > 0
          ? line(
              `posts.${one.code}`,
              `${one.name.zh}：${one.floor}～${one.top} 级`,
              `${one.name.en}: levels ${one.floor} to ${one.top}`,
            )
          : line(`posts.${one.code}`, one.name.zh, one.name.en),
      ),
    },
    {
      key: 'years',
      title: words('年限', 'Years'),
      lines: [
        ...(scheme.yearsPerLevel
          ? [
              line(
                'yearsPerLevel',
                `从岗位最低等级起，${factName(packs, scheme.yearsFact).zh}每满 ${scheme.yearsPerLevel} 年一级`,
                `From the floor of the band, a level for every ${scheme.yearsPerLevel} years`,
              ),
            ]
          : []),
        ...scheme.education.map((one) =>
          line(
            `education.${one.code}`,
            `${one.name.zh}视同 ${one.years} 年（就高，不叠加）`,
            `${one.name.en} counts as ${one.years} years (the highest alone)`,
          ),
        ),
        ...(scheme.education.length > 0
          ? [line('educationCounts', answers[scheme.educationCounts]!.zh, answers[scheme.educationCounts]!.en)]
          : []),
      ],
    },
    {
      key: 'bonuses',
      title: words('晋级', 'Levels on top'),
      lines: scheme.bonuses.map((one) =>
        line(
          `bonuses.${one.code}`,
          `${one.name.zh}：＋${one.levels} 级（同类就高，不叠加）；条件：${say(one.when).zh}`,
          `${one.name.en}: +${one.levels} (the highest of its kind alone); when: ${say(one.when).en}`,
        ),
      ),
    },
    {
      key: 'results',
      title: words('考核结果', 'Assessments'),
      lines: scheme.results.map((one) => {
        const does = [
          ...(one.counted ? [] : [words('当年不计年限', 'the year does not count')]),
          ...(one.levels === 0
            ? []
            : [
                words(
                  `${one.levels > 0 ? '晋升' : '降低'} ${Math.abs(one.levels)} 级`,
                  `${one.levels > 0 ? 'up' : 'down'} ${Math.abs(one.levels)}`,
                ),
              ]),
        ]
        return line(
          `results.${one.code}`,
          `${one.run > 1 ? `连续 ${one.run} 年` : ''}${one.name.zh}：${does.map(({ zh }) => zh).join('，')}`,
          `${one.name.en}${one.run > 1 ? ` ${one.run} years running` : ''}: ${does.map(({ en }) => en).join(', ')}`,
        )
      }),
    },
    {
      key: 'promotion',
      title: words('岗位变动', 'Change of post'),
      lines:
        scheme.levels.length === 0
          ? []
          : [
              line(
                'promotionLevel',
                `晋升后：${answers[scheme.promotionLevel]!.zh}`,
                `On promotion: ${answers[scheme.promotionLevel]!.en}`,
              ),
              line(
                'promotionClock',
                `年限：${answers[scheme.promotionClock]!.zh}`,
                `Years: ${answers[scheme.promotionClock]!.en}`,
              ),
              line(
                'cap',
                scheme.cap === 'band' ? '等级不超过岗位的最高等级' : '等级不受岗位最高等级限制',
                scheme.cap === 'band' ? 'Never above the top of the band' : 'The top of the band does not limit it',
              ),
            ],
    },
    {
      key: 'money',
      title: words('金额', 'Money'),
      lines: [
        ...(scheme.money === 'coefficient'
          ? [
              line(
                'baseFen',
                `月工资＝工资基数 ${scheme.baseFen === undefined ? '（未公布）' : `${yuan(scheme.baseFen)} 元`} × 等级系数`,
                `Monthly pay = base ${scheme.baseFen === undefined ? '(not published)' : `¥${yuan(scheme.baseFen)}`} × coefficient of the level`,
              ),
            ]
          : []),
        ...(scheme.money === 'table' && scheme.levels.length > 0
          ? [line('money', '月工资按等级对照表', 'Monthly pay by the table of levels')]
          : []),
        ...scheme.ladders.flatMap((ladder) => [
          line(
            `ladders.${ladder.code}`,
            `${ladder.name.zh}（按${ladder.per === 'year' ? '年' : '月'}）`,
            `${ladder.name.en} (a ${ladder.per})`,
          ),
          ...scheme.rungs
            .filter((one) => one.ladder === ladder.code)
            .map((one) =>
              line(
                `rungs.${one.code}`,
                `　${one.name.zh}：${one.fen === undefined ? '数额未公布' : `${yuan(one.fen)} 元`}`,
                `${one.name.en}: ${one.fen === undefined ? 'amount not published' : `¥${yuan(one.fen)}`}`,
              ),
            ),
        ]),
        ...(scheme.performanceShare === undefined
          ? []
          : [
              line(
                'performanceShare',
                `其中 ${scheme.performanceShare / 100}% 为绩效`,
                `${scheme.performanceShare / 100} % of it by performance`,
              ),
            ]),
        ...(scheme.probation
          ? [
              line(
                'probation',
                `试用期 ${scheme.probation.months} 个月，按 ${scheme.probation.share / 100}% 发${scheme.probation.withoutPerformance ? '，不发绩效' : ''}`,
                `On probation for ${scheme.probation.months} months: ${scheme.probation.share / 100} %${scheme.probation.withoutPerformance ? ', without performance pay' : ''}`,
              ),
            ]
          : []),
        line('monthOfChange', monthWords[scheme.monthOfChange].zh, monthWords[scheme.monthOfChange].en),
        ...scheme.employerShares.map((one) =>
          line(
            `employerShares.${one.code}`,
            `单位缴纳${one.name.zh} ${one.basisPoints / 100}%`,
            `Employer’s share, ${one.name.en}: ${one.basisPoints / 100} %`,
          ),
        ),
      ],
    },
    {
      key: 'allowances',
      title: words('津贴与奖励', 'Allowances'),
      lines: [
        ...scheme.allowances.map((one) => {
          const per = {
            month: words('每月', 'a month'),
            year: words(
              `每年（${one.paidInMonth} 月发${one.atMostYears ? `，最多 ${one.atMostYears} 年` : ''}）`,
              `a year (paid in month ${one.paidInMonth}${one.atMostYears ? `, ${one.atMostYears} years at most` : ''})`,
            ),
            once: words('一次性', 'once'),
          }[one.per]
          const begins =
            one.per === 'month'
              ? one.begins === 'month-of'
                ? words('，自符合条件当月起', ', from the month in which it begins')
                : words('，自次月起', ', from the month after')
              : words('', '')
          return line(
            `allowances.${one.code}`,
            `${one.name.zh}：${per.zh} ${yuan(one.fen)} 元${begins.zh}；条件：${say(one.when).zh}`,
            `${one.name.en}: ¥${yuan(one.fen)} ${per.en}${begins.en}; when: ${say(one.when).en}`,
          )
        }),
        ...(scheme.allowances.length > 0 && scheme.bonuses.length > 0
          ? [
              line(
                'bonusAndAllowance',
                `持证晋级与津贴：${answers[scheme.bonusAndAllowance]!.zh}`,
                `Levels and allowance: ${answers[scheme.bonusAndAllowance]!.en}`,
              ),
            ]
          : []),
      ],
    },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

const monthWords = {
  'first-day': words('变动当月按月初等级，次月起按新等级', 'The month of a change follows its first day'),
  'last-day': words('变动当月即按新等级', 'The month of a change follows its last day'),
  'by-days': words('变动当月按天数分段', 'The month of a change is paid by days'),
}

const basisIn = (when: Condition) => (when.kind === 'ask' ? when.basis : undefined)
