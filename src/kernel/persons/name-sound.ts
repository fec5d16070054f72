// The only importer of pinyin-pro: 205 KB minified, 142 KB gzip. A screen that needs it loads it with import(), never in its first page.
import { pinyin } from 'pinyin-pro'

/** The stored search columns of a name. */
export interface NameSound {
  /** Without spaces, ü as v: 'zhangxiaoming', 'lvna', 'mariecurie'. */
  pinyin: string
  /** 'zxm', 'mc'. */
  initials: string
}

/**
 * A name as its parts, half-width, without spaces: ['王小明'], ['买买提', '吐尔逊'], ['marie', 'curie']. The dot inside minority and foreign
 * names is typed in a dozen ways; where a name has no Chinese characters its spaces divide it too.
 */
export function partsOf(name: string): string[] {
  // Before NFKC, which would turn some of the dots into a space and an accent.
  const dotted = name.replace(/[·•・･‧∙⋅˙●.．。、,，_\p{Pd}]/gu, '·')
  const plain = dotted
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
  const divided = /\p{Script=Han}/u.test(plain) ? plain.replace(/\s/gu, '') : plain.replace(/\s+/gu, '·')
  return divided.split('·').filter(Boolean)
}

export function soundOf(name: string): NameSound {
  const syllables = syllablesOf(partsOf(name))
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => Array.from(syllable)[0]).join('') }
}

/** Do the names sound alike, taking every reading a given name's characters have? 张晟 meets 张成, 单 does not meet 丹. */
export const soundsSame = (one: string, other: string): boolean => meet(one, other, (syllable) => syllable)

/** The same to ears that do not tell zh from z, n from l, or in from ing: those of most of the south. */
export const soundsNear = (one: string, other: string): boolean => meet(one, other, southern)

function meet(one: string, other: string, heard: (syllable: string) => string): boolean {
  const [ours, theirs] = [readingsOf(one), readingsOf(other)]
  if (ours.length === 0 || ours.length !== theirs.length) return false
  return ours.every((readings, at) => {
    const wanted = new Set(Array.from(readings, heard))
    return Array.from(theirs[at]!).some((reading) => wanted.has(heard(reading)))
  })
}

// 黄 and 王 are one sound from Wenzhou to Guangdong.
const southern = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/ng$/, 'n')
    .replace(/^huan$/, 'wan')

/** A surname has one reading, every other character all of its own. */
function readingsOf(name: string): ReadonlySet<string>[] {
  const parts = partsOf(name)
  const characters = parts.flatMap((part) => (isHan(part) ? Array.from(part) : [part]))
  const first = parts.length === 1 ? 1 : 0
  return syllablesOf(parts).map((syllable, at) => {
    const character = characters[at]
    if (at < first || character === undefined || !isHan(character)) return new Set([syllable])
    return new Set([syllable, ...pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })])
  })
}

/** Only an undivided name begins with a Chinese surname: 单 is Shan in 单田, and Dan in 单增·卓玛. */
const syllablesOf = (parts: string[]): string[] =>
  parts.flatMap((part) =>
    isHan(part)
      ? pinyin(part, { surname: parts.length === 1 ? 'head' : 'off', toneType: 'none', type: 'array', v: true })
      : [part],
  )

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The syllables of a name by its usual reading, as southern ears take them: a key under which similar names stand together. */
export const heardAs = (name: string): string[] => syllablesOf(partsOf(name)).map(southern)
