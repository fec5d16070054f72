import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseDay } from '#kernel/days.ts'
import { checkDigitOf, type IdentityNumber, readIdentityNumber, withoutOldForm } from './identity-number.ts'

const today = parseDay('2026-03-07')
/** Region 330399 does not exist, so that no number here is anybody's. */
const whole = (seventeen: string) => seventeen + checkDigitOf(seventeen)
const read = (typed: string) => readIdentityNumber(typed, today)
const why = (typed: string) => {
  const answer = read(typed)
  return answer.ok ? 'ok' : answer.why
}

const woman = whole('33039919560312002')
const expected: IdentityNumber = {
  ok: true,
  number: woman,
  kind: 'citizen',
  bornOn: parseDay('1956-03-12'),
  sex: 'female',
}
/** Found by trial: the sequence digits whose check digit is X. */
const withX = whole(
  [...Array(1000).keys()]
    .map((n) => `33039919560312${String(n).padStart(3, '0')}`)
    .find((n) => checkDigitOf(n) === 'X')!,
)

describe('a worker types an identity number', () => {
  test('and learns birthday and sex from it', () => assert.deepEqual(read(woman), expected))

  test('in full width, with spaces, hyphens or invisible characters, and it is the same number', () => {
    const fullWidth = Array.from(woman, (c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0)).join('')
    const spaced = `${woman.slice(0, 6)} ${woman.slice(6, 14)}　${woman.slice(14)}`
    for (const typed of [fullWidth, spaced, ` ${woman.slice(0, 6)}-${woman.slice(6)}\n`, `\u200b${woman}\ufeff`]) {
      assert.deepEqual(read(typed), expected)
    }
  })

  test('with a small or a full-width x at the end', () => {
    for (const typed of [withX, withX.replace('X', 'x'), withX.replace('X', 'ｘ')]) {
      const answer = read(typed)
      assert.equal(answer.ok && answer.number, withX)
    }
  })

  test('of a man', () => {
    const answer = read(whole('33039919560312003'))
    assert.equal(answer.ok && answer.sex, 'male')
  })

  test('that the standard prints as its own example', () => {
    const answer = read('11010519491231002X')
    assert.deepEqual(answer, {
      ok: true,
      number: '11010519491231002X',
      kind: 'citizen',
      bornOn: '1949-12-31',
      sex: 'female',
    })
  })

  test('of a resident from Hong Kong, Macao or Taiwan', () => {
    for (const region of ['810000', '820000', '830000']) {
      const answer = read(whole(`${region}19900101001`))
      assert.equal(answer.ok && answer.kind, 'hong-kong-macao-taiwan')
    }
  })

  test('of a foreigner with the permanent residence card of 2023', () => {
    const answer = read(whole('93384019900101001'))
    assert.deepEqual(answer.ok && [answer.kind, answer.bornOn, answer.sex], [
      'permanent-resident',
      '1990-01-01',
      'male',
    ])
  })
})

describe('a worker is told why a number cannot be right', () => {
  const cases: [string, string, string][] = [
    ['nothing', '', 'empty'],
    ['only spaces', ' 　 ', 'empty'],
    ['an old 15-digit number', '330399560312002', 'old-number'],
    ['an old permanent residence card', 'USA330090010112', 'old-residence-card'],
    ['letters', 'G12345678', 'characters'],
    ['an X in the middle', '3303991956X3120021', 'characters'],
    ['Chinese numerals', '三三〇三九九一九五六〇三一二〇〇二X', 'characters'],
    ['a digit too few', woman.slice(0, 17), 'length'],
    ['a digit too many', `${woman.slice(0, 17)}00`, 'length'],
    ['15 digits and an X', '33039956031200X', 'length'],
    ['no such province', whole('99039919560312002'), 'region'],
    ['no such province of a citizen', whole('40039919560312002'), 'region'],
    ['a county of Hong Kong', whole('81010119560312002'), 'region'],
    ['29 February in a common year', whole('33039919550229002'), 'impossible-date'],
    ['month 13', whole('33039919561312002'), 'impossible-date'],
    ['31 April', whole('33039919560431002'), 'impossible-date'],
    ['day 0', whole('33039919560400002'), 'impossible-date'],
    ['a birth in 1899', whole('33039918991231002'), 'impossible-date'],
    ['a birth tomorrow', whole('33039920260308002'), 'born-in-future'],
    ['a wrong check digit', woman.slice(0, 17) + (woman[17] === '0' ? '1' : '0'), 'check-digit'],
  ]
  for (const [what, typed, reason] of cases) test(`${what}: ${reason}`, () => assert.equal(why(typed), reason))

  test('29 February in a leap year and a birth today are right', () => {
    assert.equal(why(whole('33039919560229002')), 'ok')
    assert.equal(why(whole('33039920260307002')), 'ok')
  })

  test('any single wrong digit, and any two neighbours exchanged, are noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(woman[at] !== String(digit))
        assert.notEqual(why(woman.slice(0, at) + digit + woman.slice(at + 1)), 'ok')
      }),
    )
    for (let at = 0; at < 17; at++) {
      if (woman[at] === woman[at + 1]) continue
      assert.notEqual(why(woman.slice(0, at) + woman[at + 1] + woman[at] + woman.slice(at + 2)), 'ok')
    }
  })

  test('no input whatever makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void read(typed)))
  })
})

describe('a number of 15 digits and its 18-digit form are one number', () => {
  const old = woman.slice(0, 6) + woman.slice(8, 17)
  for (const typed of [
    old,
    ` ${old.slice(0, 6)} ${old.slice(6)} `,
    Array.from(old, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(''),
  ])
    test(`${typed} becomes the new one`, () => assert.equal(withoutOldForm(typed), woman))
  test('anything else stays as it was typed', () => {
    for (const typed of [woman, '', '33039956031200', 'ABC123456789012', '3303995603120a1'])
      assert.equal(withoutOldForm(typed), typed)
  })
})
