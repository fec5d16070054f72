import { type Code, type Group, share } from '#modules/workforce/domain/census/table.ts'

interface Side {
  count: number
  before: number | null
}

export interface Pyramid {
  sides: (Code & Side)[]
  /** The youngest first; one entry for each side. */
  bands: (Code & { sides: Side[] })[]
  /** Whose age or sex is not known. */
  unknown: number
}

/** People by age and sex, each bar beside the same of the year before. */
export function pyramidOf(
  now: readonly Group[],
  before: readonly Group[] | null,
  ages: readonly Code[],
  sexes: readonly Code[],
): Pyramid {
  const count = (of: readonly Group[], age: string, sex: string): number =>
    of.reduce((all, one) => (one.row === age && one.column === sex ? all + one.count : all), 0)
  const bands = ages.map((age) => ({
    ...age,
    sides: sexes.map((sex) => ({
      count: count(now, age.code, sex.code),
      before: before && count(before, age.code, sex.code),
    })),
  }))
  const sides = sexes.map((sex, at) => ({
    ...sex,
    count: bands.reduce((all, { sides: one }) => all + one[at]!.count, 0),
    before: before && bands.reduce((all, { sides: one }) => all + one[at]!.before!, 0),
  }))
  const drawn = sides.reduce((all, one) => all + one.count, 0)
  return { sides, bands, unknown: now.reduce((all, one) => all + one.count, 0) - drawn }
}

/** What the pyramid shows, in words: how the sexes stand, and where most people are. */
export function pyramidSentence({ sides, bands, unknown }: Pyramid): Code['name'] {
  const drawn = sides.reduce((all, one) => all + one.count, 0)
  const [zhWithout, enWithout] =
    unknown > 0
      ? [`另有${unknown}人年龄或性别未填，没有画入。`, ` ${unknown} without age or sex are not drawn.`]
      : ['', '']
  if (drawn === 0) return { zh: `没有可画的人。${zhWithout}`, en: `Nobody to draw.${enWithout}` }
  const sizes = bands.map((band) => ({ ...band, count: band.sides.reduce((all, one) => all + one.count, 0) }))
  const most = sizes.toSorted((a, b) => b.count - a.count)[0]!
  return {
    zh: `${sides.map(({ name, count }) => `${name.zh}${count}人、占${share(count, drawn)}`).join('，')}；${most.name.zh}最多，${most.count}人，占${share(most.count, drawn)}。${zhWithout}`,
    en: `${sides.map(({ name, count }) => `${name.en} ${count} (${share(count, drawn)})`).join(', ')}; most are ${most.name.en}: ${most.count}, ${share(most.count, drawn)}.${enWithout}`,
  }
}
