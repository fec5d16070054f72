import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type ComparedPerson, likeness, similarPeople } from './similar-person.ts'

const person = (given: Partial<ComparedPerson>): ComparedPerson => ({
  name: '陈秀英',
  sex: 'female',
  bornOn: '1948-05-16',
  identityHash: null,
  identityLastFour: null,
  phoneHash: null,
  householdId: null,
  villageCode: '330399001001',
  ...given,
})

/** All invented. Each pair: what it is about, whether it is one person, and the two entries. */
type Pair = [about: string, isOne: boolean, one: Partial<ComparedPerson>, other: Partial<ComparedPerson>]
const pairs: Pair[] = [
  ['entered twice alike', true, {}, {}],
  [
    'one number, everything else mistyped',
    true,
    { identityHash: 'a', name: '陈秀英', bornOn: null },
    { identityHash: 'a', name: '程淑芬', sex: 'unknown', villageCode: null },
  ],
  ['a homophone', true, { name: '张燕' }, { name: '章雁' }],
  ['a homophone, moved to another village', true, { name: '张燕' }, { name: '张艳', villageCode: '330399002001' }],
  ['a variant character', true, { name: '林喆' }, { name: '林哲' }],
  ['a surname of the second scheme', true, { name: '萧玉兰' }, { name: '肖玉兰' }],
  ['traditional characters', true, { name: '劉寶珍' }, { name: '刘宝珍' }],
  ['a rare character replaced', true, { name: '葉堃' }, { name: '叶坤', bornOn: null, phoneHash: 'p' }],
  ['heard by southern ears', true, { name: '陈林妹' }, { name: '程凌妹' }],
  ['黄 heard as 王', true, { name: '黄阿珍' }, { name: '王阿珍' }],
  ['a trailing space', true, { name: '陈秀英 ' }, { name: '陈秀英', villageCode: null }],
  ['full-width letters', true, { name: 'Ｍarie Ｃurie' }, { name: 'marie curie' }],
  ['a foreign name turned round', true, { name: 'Marie Curie' }, { name: 'CURIE, Marie' }],
  ['a minority name turned round', true, { name: '买买提·吐尔逊' }, { name: '吐尔逊•买买提' }],
  ['a minority name without its dot', true, { name: '买买提·吐尔逊' }, { name: '买买提吐尔逊', bornOn: null }],
  ['a minority name written otherwise', true, { name: '阿依古丽·买买提' }, { name: '阿衣古力・麦麦提' }],
  ['only the own part of a minority name', true, { name: '阿依古丽·买买提' }, { name: '阿依古丽' }],
  ['birthday unknown, one village', true, {}, { bornOn: null }],
  ['birthday unknown, one phone', true, { phoneHash: 'p' }, { phoneHash: 'p', bornOn: null, sex: 'unknown' }],
  ['a digit of the birthday mistyped', true, {}, { bornOn: '1948-05-26' }],
  ['day and month exchanged', true, { bornOn: '1948-05-06' }, { bornOn: '1948-06-05' }],
  ['a lunar birthday', true, { bornOn: '1948-05-16' }, { bornOn: '1948-06-22' }],
  [
    'a lunar birthday, and a homophone, and one household',
    true,
    { name: '张燕', householdId: 'h' },
    { name: '张艳', householdId: 'h', bornOn: '1948-04-08' },
  ],
  ['sex mistyped', true, {}, { sex: 'male' }],
  [
    'only the last four in one list',
    true,
    { identityHash: 'a', identityLastFour: '0012' },
    { identityLastFour: '0012', bornOn: null, villageCode: null },
  ],
  [
    'a number that was another’s by mistake, all else alike',
    true,
    { identityHash: 'a', phoneHash: 'p' },
    { identityHash: 'b', phoneHash: 'p' },
  ],
  [
    'a child called by a pet name',
    true,
    { name: '宝宝', bornOn: '2023-04-01', householdId: 'h' },
    { name: '林子涵', bornOn: '2023-04-01', householdId: 'h' },
  ],

  [
    'one name, another village, birthdays unknown',
    false,
    { bornOn: null },
    { bornOn: null, villageCode: '330399002001' },
  ],
  ['one name and village, another generation', false, { bornOn: '1948-05-16' }, { bornOn: '1981-11-03' }],
  ['one name, nothing else known', false, { bornOn: null, villageCode: null }, {}],
  ['one name, two numbers', false, { identityHash: 'a' }, { identityHash: 'b', bornOn: '1952-01-30' }],
  [
    'one name and village and birthday unknown, two numbers',
    false,
    { identityHash: 'a' },
    { identityHash: 'b', bornOn: null },
  ],
  ['two last fours', false, { identityLastFour: '0012' }, { identityLastFour: '4421', bornOn: null }],
  ['one birthday in one village, other names', false, { name: '陈秀英' }, { name: '周桂香' }],
  ['one birthday, other names, other sex', false, { name: '陈秀英' }, { name: '周建国', sex: 'male' }],
  [
    'husband and wife of one phone',
    false,
    { phoneHash: 'p', householdId: 'h' },
    { name: '林建国', sex: 'male', bornOn: '1946-02-11', phoneHash: 'p', householdId: 'h' },
  ],
  [
    'twins of one phone',
    false,
    { name: '林子轩', bornOn: '2015-04-01', phoneHash: 'p', householdId: 'h' },
    { name: '林子涵', bornOn: '2015-04-01', phoneHash: 'p', householdId: 'h' },
  ],
  [
    'twins with numbers',
    false,
    { name: '林晓明', bornOn: '2015-04-01', identityHash: 'a', householdId: 'h' },
    { name: '林小明', bornOn: '2015-04-01', identityHash: 'b', householdId: 'h' },
  ],
  [
    'mother and daughter of one phone',
    false,
    { phoneHash: 'p' },
    { name: '林芳', bornOn: '1975-08-08', phoneHash: 'p' },
  ],
  ['sisters of like names', false, { name: '陈秀英' }, { name: '陈秀珍', bornOn: '1951-09-02', householdId: 'h' }],
  ['neighbours of homophones', false, { name: '张燕' }, { name: '章艳', bornOn: '1969-12-12' }],
  [
    'neighbours of homophones, birthdays unknown',
    false,
    { name: '张燕', bornOn: null },
    { name: '章艳', bornOn: null },
  ],
  ['a homophone of the other sex', false, { name: '李伟', sex: 'male', bornOn: null }, { name: '李薇', sex: 'female' }],
  ['nearly one birthday, other names', false, { name: '陈秀英' }, { name: '周桂香', bornOn: '1948-05-18' }],
  [
    'one last four, other names, other birthdays',
    false,
    { identityLastFour: '0012' },
    { identityLastFour: '0012', name: '周桂香', bornOn: '1960-07-07' },
  ],
  [
    'one own part of two minority names',
    false,
    { name: '阿依古丽·买买提' },
    { name: '阿依古丽·吐尔逊', bornOn: '1990-01-01' },
  ],
  [
    'a foreign name that begins alike',
    false,
    { name: 'Marie Curie', bornOn: null },
    { name: 'Marie Dupont', bornOn: null },
  ],
  ['no names at all', false, { name: '', bornOn: null }, { name: '', bornOn: null }],
]

describe('a worker about to make a file is warned', () => {
  test('of one person entered twice, and seldom of two', (t) => {
    const warned = pairs.map(([about, isOne, one, other]) => ({
      about,
      isOne,
      ...likeness(person(one), person(other)),
    }))
    const right = warned.filter((pair) => pair.isOne === (pair.level !== 'none'))
    const found = warned.filter((pair) => pair.isOne && pair.level !== 'none').length
    const precision = found / warned.filter((pair) => pair.level !== 'none').length
    const recall = found / warned.filter((pair) => pair.isOne).length
    const wrong = warned
      .filter((pair) => !right.includes(pair))
      .map(({ about, score, reasons }) => `${about}: ${score} ${reasons.join(' ')}`)
    t.diagnostic(
      `${pairs.length} pairs, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${wrong.join('; ')}`,
    )
    assert.ok(precision >= 0.95 && recall >= 0.9, wrong.join('\n'))
  })

  test('with the reasons, strongest first', () => {
    assert.deepEqual(likeness(person({ name: '张燕' }), person({ name: '张艳', sex: 'male' })), {
      score: 18,
      reasons: ['same-birthday', 'homophone', 'same-village', 'different-sex'],
      level: 'likely',
    })
  })

  test('certainly, where the number is the same', () => {
    const { level } = likeness(
      person({ identityHash: 'a' }),
      person({ identityHash: 'a', name: '周桂香', sex: 'male', bornOn: '1990-01-01', villageCode: '330399002001' }),
    )
    assert.equal(level, 'certain')
  })

  test('of the most alike first, and not of strangers', () => {
    const known = [person({ name: '周桂香', bornOn: '1960-07-07' }), person({ name: '陈秀瑛' }), person({})]
    assert.deepEqual(
      similarPeople(person({}), known).map((match) => match.person),
      [known[2], known[1]],
    )
  })

  test('alike whichever of the two was there first', () => {
    const names = fc.constantFrom(
      ...pairs.flatMap(([, , one, other]) => [one.name ?? '陈秀英', other.name ?? '陈秀英']),
    )
    const any = fc.record({
      name: names,
      sex: fc.constantFrom('male', 'female', 'unknown'),
      bornOn: fc.constantFrom(null, '1948-05-16', '1948-05-26', '1948-16-05', '1990-01-01'),
      identityHash: fc.constantFrom(null, 'a', 'b'),
      identityLastFour: fc.constantFrom(null, '0012', '4421'),
      phoneHash: fc.constantFrom(null, 'p', 'q'),
      householdId: fc.constantFrom(null, 'h'),
      villageCode: fc.constantFrom(null, '330399001001', '330399002001'),
    }) as fc.Arbitrary<ComparedPerson>
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [there, back] = [likeness(one, other), likeness(other, one)]
        assert.deepEqual([there.score, there.level, there.reasons], [back.score, back.level, back.reasons])
      }),
    )
  })
})
