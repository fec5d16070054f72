export type PhoneNumberRefusal = 'empty' | 'characters' | 'length' | 'prefix' | 'area-code-missing'

export type PhoneNumber =
  | { ok: true; kind: 'mobile' | 'landline'; number: string }
  | { ok: false; why: PhoneNumberRefusal }

/**
 * Reads a mainland number as people type it and answers one spelling of it, so that equal numbers have equal hashes: '13800001234',
 * '0577-88001234', with an extension '0577-88001234-801'. Which operator owns a prefix is not asked: that changes yearly.
 */
export function readPhoneNumber(typed: string): PhoneNumber {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (text === '') return refused('empty')
  // The extension first: what follows 转 would otherwise melt into the number.
  const [main = '', extension = ''] = text.split(/\s*(?:转|轉|分机|ext\.?|#|(?<=\d{7})-)\s*(?=\d{1,6}$)/iu)
  if (!/^\+?[\d\s\p{Pd}().]+$/u.test(main) || !/^\d*$/.test(extension)) return refused('characters')
  const digits = withoutCountry(main.replace(/[\s\p{Pd}().]/gu, ''))

  if (digits.startsWith('0')) return landline(digits, extension)
  if (digits.length === 7 || digits.length === 8) return refused('area-code-missing')
  if (digits.length !== 11) return refused('length')
  return /^1[3-9]/.test(digits) ? { ok: true, kind: 'mobile', number: digits } : refused('prefix')
}

const refused = (why: PhoneNumberRefusal): PhoneNumber => ({ ok: false, why })

/** Drops 86 in its spellings; abroad, the 0 of an area code is dropped with it and comes back here. */
function withoutCountry(digits: string): string {
  const national = /^(?:\+|00)86(\d+)$/.exec(digits)?.[1] ?? /^86(1[3-9]\d{9})$/.exec(digits)?.[1]
  if (national === undefined) return digits
  return /^(?:0|1[3-9]\d{9}$)/.test(national) ? national : `0${national}`
}

/** 010 and 02x are three digits long, all other area codes four. */
function landline(digits: string, extension: string): PhoneNumber {
  const parts = /^(010|02\d|0[3-9]\d{2})(\d*)$/.exec(digits)
  if (!parts) return refused('prefix')
  const [, area, local = ''] = parts
  if (local.length !== 7 && local.length !== 8) return refused('length')
  if (/^[01]/.test(local)) return refused('prefix')
  return { ok: true, kind: 'landline', number: [area, local, extension].filter(Boolean).join('-') }
}
