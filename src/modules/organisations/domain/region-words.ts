/** One word of what a person types into a region search. */
export type RegionWord =
  /** The beginning of a code. */
  | { by: 'code'; text: string }
  /** Any part of a name, as written. */
  | { by: 'name'; text: string }
  /** The beginning of a name's sound, or of its initials. */
  | { by: 'sound'; text: string }

const mostWords = 5

/**
 * What a person types, as words from the widest region to the narrowest: '浙江 瓯海', 'wz oh', '3303'.
 * Marks are taken for spaces but for the apostrophe of xi'an, full-width letters and digits for plain ones. Never fails; nothing usable gives no words.
 */
export function wordsOf(typed: string): RegionWord[] {
  const words =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.slice(0, mostWords).map(wordOf)
}

function wordOf(text: string): RegionWord {
  if (/^\d{2,12}$/.test(text)) return { by: 'code', text }
  if (/^[a-z]+$/.test(text)) return { by: 'sound', text }
  return { by: 'name', text }
}

/** 'ou hai' is also one name whose syllables were typed apart; 'wz oh' is not, for wz is no syllable. */
export function joinedSound(words: RegionWord[]): RegionWord | undefined {
  if (words.length < 2 || words.some((word) => word.by !== 'sound' || !/[aeiouv]/.test(word.text))) return undefined
  return { by: 'sound', text: words.map((word) => word.text).join('') }
}

/**
 * The parts to look a word up by: the character itself, or the first and the last pair. Not all pairs, for the planner takes
 * them as independent and would think 村民委员会, which half of all villages have, to be rare.
 */
export function partsOf(text: string): string[] {
  const characters = [...text]
  return [...new Set([characters.slice(0, 2).join(''), characters.slice(-2).join('')])]
}
