import type { Words } from '#kernel/packs/format.ts'

/** What stands in the way of a round's next stage. */
export interface Obstacle {
  code: string
  said: Words
}

/** 2026年4月14日 */
const inChinese = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

const count =
  (code: string, zh: string, en: string) =>
  (n: number): Obstacle[] =>
    n > 0 ? [{ code, said: { zh: zh.replace('{n}', String(n)), en: en.replace('{n}', String(n)) } }] : []

export const obstacle = {
  running: (lastOn: string): Obstacle => ({
    code: 'entries-running',
    said: { zh: `申报到 ${inChinese(lastOn)} 截止，今天仍可申报。`, en: `Entries are open until ${lastOn}.` },
  }),
  climbing: count(
    'climbing',
    '{n} 份申报还在各级推荐，尚未有结论。',
    '{n} entries are still with the levels that recommend.',
  ),
  awaited: count(
    'awaited',
    '{n} 份退回补正的申报还在答复期内。',
    '{n} entries that were sent back may still be answered.',
  ),
  unscreened: count('unscreened', '{n} 份申报还没有完成资格审核。', '{n} entries are not screened yet.'),
  unscored: count(
    'unscored',
    '{n} 份申报的评分还没有到齐，缺评分的不能计算得分。',
    '{n} entries lack scores; without all of them no score is worked out.',
  ),
  gone: count(
    'gone',
    '{n} 份申报的申报人已去世，或档案已并入他人，请先移出。',
    '{n} entries are of people who died, or whose file became another’s. Take them out first.',
  ),
}
