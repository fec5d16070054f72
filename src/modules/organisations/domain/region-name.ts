import { customPinyin, pinyin } from 'pinyin-pro'
import type { RegionLevel } from '#kernel/region.ts'
import { placeReadings } from '#modules/organisations/domain/place-readings.ts'

/** What a region is found by besides its name; all lower case. */
export interface RegionKeys {
  /** The name as people say it: 瓯海 for 瓯海区. Always the beginning of the name. */
  shortName: string
  pinyin: string
  shortPinyin: string
  /** One character for each of the name's. */
  initials: string
  shortInitials: string
}

customPinyin(placeReadings)

// 蒙古 is told apart below: 内蒙古自治区 keeps it, 巴音郭楞蒙古自治州 does not.
const peoples =
  '蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 乌孜别克族 乌孜别克 俄罗斯族 俄罗斯 鄂温克族 鄂温克 德昂族 保安族 裕固族 京族 塔塔尔族 塔塔尔 独龙族 鄂伦春族 鄂伦春 赫哲族 门巴族 珞巴族 基诺族 各族'.split(
    ' ',
  )
const oneOf = (words: string[]) => new RegExp(`(?:${words.join('|')})$`)
const people = oneOf(peoples)

/** What a name of each level ends with; the longer before the shorter. */
const suffixes: Record<RegionLevel, RegExp> = {
  province: oneOf(['特别行政区', '自治区', '省', '市']),
  prefecture: oneOf(['自治州', '地区', '盟', '市']),
  county: oneOf(['自治县', '自治旗', '矿区', '林区', '特区', '新区', '市', '区', '县', '旗']),
  township: oneOf(['街道办事处', '地区办事处', '民族苏木', '苏木', '街道', '民族乡', '族乡', '镇', '乡']),
  village: oneOf([
    '社区居民委员会',
    '村民委员会',
    '居民委员会',
    '社区居委会',
    '村委会',
    '居委会',
    '社区',
    '嘎查',
    '村',
  ]),
}

/** A name without what kind of place it is, of two characters at least: 延边 for 延边朝鲜族自治州, 东村 for 东村村委会. */
export function shortNameOf(name: string, level: RegionLevel): string {
  let short = without(name, suffixes[level])
  if (level === 'village') return without(short, suffixes.village)
  // 民族乡 is cut off as a whole or at 族乡, so that the name of the people is not left open at its end.
  if (name.endsWith('族乡') && !name.endsWith('民族乡')) short = name.slice(0, -1)
  for (let shorter = without(short, people); shorter !== short; shorter = without(short, people)) short = shorter
  return short
}

const without = (name: string, suffix: RegExp): string => {
  const shorter = name.replace(suffix, '')
  return [...shorter].length >= 2 ? shorter : name
}

/** The search keys of a region's name. Readings of polyphonic names are the library's, mended by a list of place names. */
export function keysOf(name: string, level: RegionLevel): RegionKeys {
  const shortName = shortNameOf(name, level)
  const plain = name.normalize('NFKC').toLowerCase()
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', v: true })
  const initials = syllables.map((syllable) => [...syllable][0] ?? '')
  const shortLength = [...shortName].length
  return {
    shortName,
    pinyin: syllables.join(''),
    shortPinyin: syllables.slice(0, shortLength).join(''),
    initials: initials.join(''),
    shortInitials: initials.slice(0, shortLength).join(''),
  }
}
