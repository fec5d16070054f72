// Every sentence of an explanation, in both languages, side by side so that none is forgotten.
import { type Day, formatDay } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { AllowanceOutcome } from '#modules/pay/domain/allowances.ts'
import type { Step } from '#modules/pay/domain/grade.ts'
import type { Money } from '#modules/pay/domain/money.ts'
import type { NextStep } from '#modules/pay/domain/next-steps.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'

/** How facts and their values are called; the packs know. */
export interface FactWords {
  name(fact: string): Words
  value(fact: string, value: Facts[string]): Words
}

/** A line of an explanation: the sentence, where it brought the level or the money, and the part of the rule it rests on. */
export interface Said {
  sentence: Words
  level: number | null
  fen: number | null
  /** The key of a basis of the rule: `posts.worker`, `yearsPerLevel`. */
  rests: string | null
}

const words = (zh: string, en: string): Words => ({ zh, en })

export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.abs(fen)
  const text = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${text}${whole % 100 ? `.${String(whole % 100).padStart(2, '0')}` : ''}`
}

const nameIn = (list: { code: string; name: Words }[], code: string): Words =>
  list.find((one) => one.code === code)?.name ?? words(code, code)
const plus = (levels: number) => (levels >= 0 ? `＋${levels}` : `－${-levels}`)
const plusEn = (levels: number) => (levels >= 0 ? `+${levels}` : `−${-levels}`)

export const answers: Record<string, Words> = {
  recompute: words('按新岗位重新核定', 'set anew by the new post'),
  'keep-higher': words('低于原等级的保留原等级', 'the former level is kept where it is higher'),
  continue: words('年限连续计算', 'the years go on'),
  restart: words('年限自任新岗位起重新计算', 'the years begin anew with the new post'),
  both: words('晋级与津贴可以同时享受', 'both the levels and the allowance'),
  bonus: words('晋级优先，不再发津贴', 'the levels, and no allowance'),
  allowance: words('发津贴，不再晋级', 'the allowance, and no levels'),
  officer: words('由主管部门逐例选定', 'the officer chooses case by case'),
  always: words('入职后取得的学位也计算', 'degrees gained later count too'),
  'at-entry': words('只计入职时已有的学位', 'only degrees held at entry'),
}
export const questions: Record<string, Words> = {
  promotionLevel: words('晋升岗位后等级如何核定', 'The level on promotion'),
  promotionClock: words('晋升岗位后年限如何计算', 'The years after promotion'),
  bonusAndAllowance: words('持证晋级与持证津贴', 'Levels and an allowance for the same certificate'),
}

/** What is missing, so that it can be asked of the right person: a fact, an officer's choice, an amount nobody published. */
export function sayMissing(missing: string, rule: Rule, facts: FactWords): Words {
  const [kind, of = ''] = missing.split(':')
  if (kind === 'choice')
    return words(
      `${questions[of]?.zh ?? of}：办法未规定，等待主管部门选定`,
      `${questions[of]?.en ?? of}: the rule leaves it open; the officer has not chosen yet`,
    )
  if (kind === 'level') return words(`第 ${of} 级的标准没有公布`, `What level ${of} is worth is not published`)
  if (kind === 'rung')
    return words(
      `${nameIn(rule.scheme.rungs, of).zh}没有公布数额`,
      `${nameIn(rule.scheme.rungs, of).en}: no amount is published`,
    )
  if (kind === 'baseFen') return words('工资基数没有公布', 'The base is not published')
  return words(`缺少：${facts.name(missing).zh}`, `Missing: ${facts.name(missing).en}`)
}

/** A step in words; `reached` is the level that the steps before it came to. */
export function sayStep(step: Step, rule: Rule, reached?: number): Said {
  const { scheme } = rule
  switch (step.at) {
    case 'post': {
      const post = scheme.posts.find((one) => one.code === step.post)
      const name = nameIn(scheme.posts, step.post)
      return {
        sentence: words(
          `岗位是${name.zh}，等级在 ${post?.floor}～${post?.top} 级之间，从 ${step.level} 级起算`,
          `Post: ${name.en}, levels ${post?.floor} to ${post?.top}; counting begins at ${step.level}`,
        ),
        level: step.level,
        fen: null,
        rests: `posts.${step.post}`,
      }
    }
    case 'years': {
      const credit = step.credit && nameIn(scheme.education, step.credit)
      const parts = [
        step.restartedOn
          ? words(
              `自 ${formatDay(step.restartedOn, 'zh')}任现岗位起满 ${step.served} 年`,
              `${step.served} years in this post since ${formatDay(step.restartedOn, 'en')}`,
            )
          : words(`社区工作满 ${step.served} 年`, `${step.served} full years of community work`),
        ...(step.uncounted > 0
          ? [
              words(
                `其中 ${step.uncounted} 年因考核结果不计`,
                `${step.uncounted} of them not counted because of assessments`,
              ),
            ]
          : []),
        ...(credit
          ? [words(`${credit.zh}视同 ${step.credited} 年`, `${credit.en} counts as ${step.credited} years`)]
          : []),
      ]
      const counted = Math.max(0, step.served - step.uncounted) + step.credited
      // Of one number there is no sum.
      const inAll = parts.length > 1 ? words(`；共计 ${counted} 年`, `; ${counted} years in all`) : words('', '')
      return {
        sentence: words(
          `${parts.map(({ zh }) => zh).join('，')}${inAll.zh}，每 ${scheme.yearsPerLevel} 年一级，${plus(step.levels)} 级`,
          `${parts.map(({ en }) => en).join(', ')}${inAll.en}, a level every ${scheme.yearsPerLevel}: ${plusEn(step.levels)}`,
        ),
        level: step.level,
        fen: null,
        rests: step.credit ? `education.${step.credit}` : 'yearsPerLevel',
      }
    }
    case 'bonus': {
      const name = nameIn(scheme.bonuses, step.bonus)
      const besides = step.besides.map((code) => nameIn(scheme.bonuses, code))
      return {
        sentence: words(
          `${name.zh}，${plus(step.levels)} 级${besides.length > 0 ? `；就高不叠加，${besides.map(({ zh }) => zh).join('、')}不另计` : ''}`,
          `${name.en}: ${plusEn(step.levels)}${besides.length > 0 ? `; the highest alone counts, ${besides.map(({ en }) => en).join(', ')} not besides` : ''}`,
        ),
        level: step.level,
        fen: null,
        rests: `bonuses.${step.bonus}`,
      }
    }
    case 'result': {
      const name = nameIn(scheme.results, step.result)
      return {
        sentence: words(
          `${step.years.join('、')} 年考核${name.zh}，${plus(step.levels)} 级`,
          `Graded “${name.en}” in ${step.years.join(', ')}: ${plusEn(step.levels)}`,
        ),
        level: step.level,
        fen: null,
        rests: `results.${step.result}`,
      }
    }
    case 'kept':
      return {
        sentence: words(
          `${formatDay(step.on, 'zh')}晋升前已是 ${step.from} 级，高于新岗位核定的等级，保留 ${step.level} 级`,
          `Level ${step.from} before the promotion of ${formatDay(step.on, 'en')} was higher and is kept`,
        ),
        level: step.level,
        fen: null,
        rests: 'promotionLevel',
      }
    case 'floor':
      return {
        sentence: words(
          `不低于岗位最低等级，定为 ${step.level} 级`,
          `Not below the lowest level of the post: ${step.level}`,
        ),
        level: step.level,
        fen: null,
        rests: null,
      }
    case 'cap':
      return {
        sentence: words(
          `超过岗位最高等级，封顶 ${step.level} 级`,
          `Above the highest level of the post: held at ${step.level}`,
        ),
        level: step.level,
        fen: null,
        rests: 'cap',
      }
    case 'choice':
      return {
        sentence: words(
          `${questions[step.question]?.zh}：办法未规定，主管部门选定“${answers[step.answer]?.zh ?? step.answer}”`,
          `${questions[step.question]?.en}: left open by the rule; the officer chose “${answers[step.answer]?.en ?? step.answer}”`,
        ),
        level: null,
        fen: null,
        rests: step.question,
      }
    case 'money':
      return sayMoney(step.money, reached, rule)
  }
}

function sayMoney(money: Money, level: number | undefined, rule: Rule): Said {
  const { scheme } = rule
  const how: Words =
    money.kind === 'coefficient'
      ? words(
          `工资基数 ${yuan(money.baseFen!)} 元 × 等级系数 ${money.coefficient}`,
          `base ¥${yuan(money.baseFen!)} × coefficient ${money.coefficient}`,
        )
      : money.kind === 'ladders'
        ? words(
            (money.rungs ?? [])
              .map(
                (one) =>
                  `${nameIn(scheme.ladders, one.ladder).zh}（${nameIn(scheme.rungs, one.rung).zh}）${yuan(one.fen)} 元`,
              )
              .join(' ＋ '),
            (money.rungs ?? [])
              .map(
                (one) =>
                  `${nameIn(scheme.ladders, one.ladder).en} (${nameIn(scheme.rungs, one.rung).en}) ¥${yuan(one.fen)}`,
              )
              .join(' + '),
          )
        : words('按等级对照表', 'by the table of levels')
  const probation =
    money.wholeFen === undefined
      ? words('', '')
      : words(
          `；试用期，全额 ${yuan(money.wholeFen)} 元${money.performanceFen ? `，其中绩效 ${yuan(money.performanceFen)} 元不发` : ''}，按 ${scheme.probation!.share / 100}% 发`,
          `; on probation: ${scheme.probation!.share / 100} % of ¥${yuan(money.wholeFen)}${money.performanceFen ? ` without performance pay of ¥${yuan(money.performanceFen)}` : ''}`,
        )
  const performance =
    money.performanceFen && money.wholeFen === undefined
      ? words(`（其中绩效 ${yuan(money.performanceFen)} 元）`, ` (¥${yuan(money.performanceFen)} of it by performance)`)
      : words('', '')
  return {
    sentence: words(
      `每月 ${yuan(money.monthlyFen)} 元：${how.zh}${probation.zh}${performance.zh}`,
      `¥${yuan(money.monthlyFen)} a month: ${how.en}${probation.en}${performance.en}`,
    ),
    level: null,
    fen: money.monthlyFen,
    rests: restsOf(money, level, rule),
  }
}

/** What an amount rests on: where parts of a list are less certain than others, on the least certain of those that it is made of. */
function restsOf(money: Money, level: number | undefined, { bases }: Rule): string {
  const order = ['stated', 'reported', 'assumed']
  const parts =
    money.kind === 'coefficient'
      ? ['baseFen', `levels.${level}`]
      : money.kind === 'table'
        ? [`levels.${level}`]
        : (money.rungs ?? []).map(({ rung }) => `rungs.${rung}`)
  const [least] = parts
    .filter((part) => bases[part] !== undefined)
    .toSorted((a, b) => order.indexOf(bases[b]!.certainty) - order.indexOf(bases[a]!.certainty))
  return least ?? 'money'
}

/** What would move somebody up, as one says it to them. */
export function sayNext(step: NextStep, rule: Rule, facts: FactWords, today: Day): Words {
  const { scheme } = rule
  const to = step.level === null ? words('', '') : words(`到 ${step.level} 级`, ` level ${step.level},`)
  const gain = words(`每月多 ${yuan(step.gainFen)} 元`, `¥${yuan(step.gainFen)} more a month`)
  if (step.by === 'time')
    return words(
      `${formatDay(step.on!, 'zh')}年限满 ${step.to} 年（每年都计入的话）：${to.zh}，${gain.zh}`,
      `On ${formatDay(step.on!, 'en')}, when ${step.to} years are full (if every year counts):${to.en} ${gain.en}`,
    )
  if (step.by === 'post') {
    const post = nameIn(scheme.posts, step.post)
    return words(`任${post.zh}：${to.zh}，${gain.zh}`, `As ${post.en}:${to.en} ${gain.en}`)
  }
  const name = facts.name(step.fact)
  const value = facts.value(step.fact, step.to)
  return words(
    `${name.zh}为“${value.zh}”（如自 ${formatDay(today, 'zh')}起）：${to.zh}${to.zh && '，'}${gain.zh}`,
    `${name.en}: “${value.en}” (say from ${formatDay(today, 'en')}):${to.en} ${gain.en}`,
  )
}

const because: Record<Extract<AllowanceOutcome, { is: 'not-paid' }>['because'], Words> = {
  unmet: words('条件不符合', 'its condition is not met'),
  'begins-later': words('自次月起发放', 'it begins next month'),
  ended: words('本月已不再符合', 'it ended this month'),
  higher: words('同类津贴就高，不重复发放', 'a higher one of its kind is paid'),
  bonus: words('已按证书晋级，不再发津贴', 'the certificate moved the level, so no allowance'),
  'paid-before': words('一次性，已经发过', 'paid once already'),
  'years-over': words('已满最长年限', 'its years are over'),
  'not-this-month': words('不在本月发放', 'not paid in this month'),
}

export function sayAllowance(outcome: AllowanceOutcome, rule: Rule, facts: FactWords): Said {
  const name = nameIn(rule.scheme.allowances, outcome.code)
  const rests = `allowances.${outcome.code}`
  if (outcome.is === 'paid')
    return {
      sentence: words(`${name.zh} ${yuan(outcome.fen)} 元`, `${name.en}: ¥${yuan(outcome.fen)}`),
      level: null,
      fen: outcome.fen,
      rests,
    }
  const why =
    outcome.is === 'unknown'
      ? words(
          outcome.missing.map((one) => sayMissing(one, rule, facts).zh).join('；'),
          outcome.missing.map((one) => sayMissing(one, rule, facts).en).join('; '),
        )
      : because[outcome.because]
  return {
    sentence: words(`${name.zh}不发：${why.zh}`, `${name.en} is not paid: ${why.en}`),
    level: null,
    fen: null,
    rests,
  }
}
