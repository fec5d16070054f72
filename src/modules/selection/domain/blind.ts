/** The applicant's words without what tells who they are. A proposal only: somebody of the office reads it before a reviewer does. */

export type Hidden = 'person' | 'body' | 'place' | 'number'

export interface Blinded {
  text: string
  /** What was taken out, for whoever confirms. */
  found: { words: string; kind: Hidden; sure: boolean }[]
}

const instead: Record<Hidden, string> = { person: '申报人', body: '某单位', place: '某地', number: '〔号码〕' }

/** What a name in Chinese ends in where it is a body's or a place's: seen, though nobody registered it. */
const guesses: [kind: Hidden, pattern: RegExp][] = [
  ['number', /\d{7,18}[\dXx]?/gu],
  [
    'body',
    /[\p{Script=Han}]{2,12}?(?:社会工作服务中心|社会工作站|社工站|服务中心|居委会|村委会|协会|基金会|民政局|社会工作部)/gu,
  ],
  ['place', /[\p{Script=Han}]{2,6}?(?:街道|社区|新村)/gu],
]

const escaped = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)

/** `known` are the names that the registry knows of this entry; longer ones go first, so that a part of a name is not left standing. */
export function blinded(text: string, known: readonly { words: string; kind: Hidden }[]): Blinded {
  const found: Blinded['found'] = []
  let rest = text
  for (const { words, kind } of known.toSorted((a, b) => b.words.length - a.words.length)) {
    if (words.length < 2 || !rest.includes(words)) continue
    found.push({ words, kind, sure: true })
    rest = rest.replaceAll(new RegExp(escaped(words), 'gu'), instead[kind])
  }
  for (const [kind, pattern] of guesses)
    rest = rest.replaceAll(pattern, (words) => {
      if (Object.values(instead).some((one) => words.startsWith(one))) return words
      if (!found.some((one) => one.words === words)) found.push({ words, kind, sure: false })
      return instead[kind]
    })
  return { text: rest, found }
}
