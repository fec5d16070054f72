import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { RegionCode } from '#kernel/region.ts'
import { gradeOn } from '#modules/pay/domain/grade.ts'
import { sayAll } from '#modules/pay/queries/say.ts'
import { payRule } from '#modules/pay/rules.ts'
import { at, career, packs, stands, today, worker } from '#modules/pay/testing/careers.ts'

// The schemes that come with Yanzhen, tried on invented people: both sides of every rule.

describe('Hohhot and its Xincheng district: three posts, eighteen levels', () => {
  const xincheng = (facts: Facts) => at('150102', facts)
  const examples: [what: string, facts: Facts, is: string][] = [
    ['a beginner stands on the floor of the band', {}, 'worker 1 3398'],
    ['three years are a level, two are none', { 'community.years': 2 }, 'worker 1 3398'],
    ['three years are a level', { 'community.years': 3 }, 'worker 2 3568'],
    ['a bachelor’s degree counts as three years', { 'education.degree': 'bachelor' }, 'worker 2 3568'],
    [
      'a master’s as five, which with one year make six',
      { 'education.degree': 'master', 'community.years': 1 },
      'worker 3 3738',
    ],
    ['a doctor’s as seven, the highest alone', { 'education.degree': 'doctor', 'community.years': 2 }, 'worker 4 3908'],
    ['a registered assistant stands one higher', { 'certificate.registered': 'assistant' }, 'worker 2 3568'],
    [
      'a registered social worker two, and not three: the highest alone',
      { 'certificate.registered': 'intermediate' },
      'worker 3 3738',
    ],
    ['a senior three', { 'certificate.registered': 'senior' }, 'worker 4 3908'],
    [
      'a certificate that is held and not registered counts nothing',
      { 'certificate.level': 'senior' },
      'worker 1 3398',
    ],
    ['the band ends at twelve', { 'community.years': 40, 'certificate.registered': 'senior' }, 'worker 12 5267'],
    ['a deputy begins at four', { 'post.kind': 'deputy' }, 'deputy 4 3908'],
    ['and ends at fifteen', { 'post.kind': 'deputy', 'community.years': 40 }, 'deputy 15 5777'],
    ['a chief begins at seven', { 'post.kind': 'chief' }, 'chief 7 4418'],
    ['and ends at eighteen', { 'post.kind': 'chief', 'community.years': 40 }, 'chief 18 6286'],
    ['level nine can be any of the three', { 'post.kind': 'chief', 'community.years': 6 }, 'chief 9 4757'],
    ['here a deputy', { 'post.kind': 'deputy', 'community.years': 15 }, 'deputy 9 4757'],
    ['here a worker', { 'community.years': 24 }, 'worker 9 4757'],
    [
      'a year graded barely qualified does not count',
      { 'community.years': 3, 'assessment.basicYears': ['2025'] },
      'worker 1 3398',
    ],
    [
      'a year graded unqualified does not count and costs a level',
      { 'community.years': 7, 'assessment.unqualifiedYears': ['2025'] },
      'worker 2 3568',
    ],
    ['nobody falls below the floor', { 'assessment.unqualifiedYears': ['2024', '2025'] }, 'worker 1 3398'],
    ['whoever works for an agency is paid by their contract', { 'post.kind': 'professional' }, 'outside'],
    ['whose years nobody knows has no level, and it says so', { 'community.years': undefined }, '? community.years'],
    ['whose degree nobody knows has none either', { 'education.degree': undefined }, '? education.degree'],
  ]
  for (const [what, facts, is] of examples) test(what, () => assert.equal(xincheng(facts), is))

  test('what was published is reported; what was filled in between says that it is supposed', () => {
    const { bases } = payRule(packs, '150102000000' as RegionCode, today)
    assert.deepEqual(
      [3, 12, 7, 18].map((level) => bases[`levels.${level}`]!.certainty),
      ['reported', 'reported', 'assumed', 'assumed'],
    )
    assert.match(bases['levels.7']!.note!.zh, /内插/)
  })

  test('before the measures there was no scheme', () => assert.equal(at('150102', {}, '2020-12-31'), 'outside'))

  test('every step is said with its clause', () => {
    const one = career('150102', [
      ['2019-03-01', worker],
      [
        '2026-03-01',
        {
          'community.years': 7,
          'education.degree': 'bachelor',
          'certificate.registered': 'assistant',
          'assessment.basicYears': ['2024'],
        },
      ],
    ])
    const grade = gradeOn(one, today)
    assert.ok(grade.is === 'known')
    const rule = one.ruleOn(today)
    const said = sayAll(grade.steps, rule)
    assert.deepEqual(
      said.map(({ sentence }) => sentence.zh),
      [
        '岗位是工作人员，等级在 1～12 级之间，从 1 级起算',
        '社区工作满 7 年，其中 1 年因考核结果不计，学士学位视同 3 年；共计 9 年，每 3 年一级，＋3 级',
        '助理社会工作师（已登记），＋1 级',
        '每月 4,078 元：按等级对照表',
      ],
    )
    // What level five is worth was not published: the amount says so, though the table is reported.
    assert.deepEqual(
      said.map(({ certainty }) => certainty),
      ['reported', 'reported', 'reported', 'assumed'],
    )
    assert.match(said.at(-1)!.note!.zh, /内插/)
  })
})

describe('Xi’an: a base times a coefficient', () => {
  const published: [level: number, facts: Facts, in2020: number, in2022: number][] = [
    [1, {}, 3200, 3900],
    [4, { 'post.kind': 'deputy' }, 3480, 4241],
    [7, { 'post.kind': 'chief' }, 3800, 4631],
    [12, { 'community.years': 40 }, 4450, 5423],
    [15, { 'post.kind': 'deputy', 'community.years': 40 }, 4920, 5996],
    [18, { 'post.kind': 'chief', 'community.years': 40 }, 5400, 6581],
  ]
  for (const [level, facts, in2020, in2022] of published)
    test(`level ${level} is what was published, with the base of 2020 and that of 2022`, () => {
      assert.equal(at('610103', facts, '2021-12-31').split(' ')[2], String(in2020))
      assert.equal(at('610103', facts, '2022-01-01').split(' ')[2], String(in2022))
    })

  test('in Wenzhou a part is for performance, and on probation the amount says that it is not paid', () => {
    const one = career('330304', [['2026-09-01', worker]])
    const grade = gradeOn(one, today)
    assert.ok(grade.is === 'known')
    assert.equal(
      sayAll(grade.steps, one.ruleOn(today)).at(-1)!.sentence.zh,
      '每月 2,184 元：工资基数 3,900 元 × 等级系数 1.0000；试用期，全额 3,900 元，其中绩效 1,170 元不发，按 80% 发',
    )
  })

  test('on probation four fifths are paid, from the first day until three months are over', () => {
    const one = career('610103', [['2026-09-01', worker]])
    assert.deepEqual(
      ['2026-09-01', '2026-11-30', '2026-12-01'].map((day) => stands(one, day as Day)),
      ['worker 1 3120', 'worker 1 3120', 'worker 1 3900'],
    )
  })

  test('a deputy who was a worker of level six keeps it', () => {
    const one = career('610103', [
      ['2010-01-01', worker],
      ['2025-01-01', { 'community.years': 15, 'certificate.registered': 'none' }],
      ['2026-01-01', { 'post.kind': 'deputy', 'community.years': 0 }],
    ])
    assert.deepEqual(
      ['2025-12-31', '2026-01-01'].map((day) =>
        stands(one, day as Day)
          .split(' ')
          .slice(0, 2)
          .join(' '),
      ),
      ['worker 6', 'deputy 6'],
    )
  })
})

describe('where a certificate counts only for those appointed to it', () => {
  for (const region of ['330304', '330203']) {
    test(`in ${region} a registered certificate moves nobody, an appointment does`, () => {
      const level = (facts: Facts) => at(region, facts).split(' ')[1]
      assert.deepEqual(
        [
          {},
          { 'certificate.registered': 'senior' },
          { 'certificate.appointed': 'assistant' },
          { 'certificate.appointed': 'senior' },
        ].map(level),
        ['1', '1', '2', '4'],
      )
    })
  }
})

describe('four posts, eighteen levels', () => {
  const bands: [kind: string, floor: number, top: number][] = [
    ['worker', 1, 12],
    ['committee', 3, 14],
    ['deputy', 5, 16],
    ['chief', 7, 18],
  ]
  for (const [kind, floor, top] of bands)
    test(`a ${kind} stands between ${floor} and ${top}`, () => {
      const level = (years: number) =>
        Number(at('330203', { 'post.kind': kind, 'community.years': years }).split(' ')[1])
      assert.deepEqual([level(0), level(60)], [floor, top])
    })
  test('with three posts a committee member is paid as a worker', () =>
    assert.equal(at('150102', { 'post.kind': 'committee' }), 'worker 1 3398'))
  test('a degree gained after entry does not count there; in Wenzhou it does', () => {
    const level = (region: string) =>
      stands(
        career(region, [
          ['2020-01-01', worker],
          ['2026-06-30', { 'community.years': 6, 'education.degree': 'bachelor' }],
        ]),
      ).split(' ')[1]
    assert.deepEqual([level('330203'), level('330304')], ['3', '4'])
  })
  test('the years begin anew with a promotion there, and a level may fall', () => {
    const one = career('330203', [
      ['2008-01-01', worker],
      ['2025-12-01', { 'community.years': 18 }],
      ['2026-01-01', { 'post.kind': 'committee' }],
      ['2029-01-01', { 'community.years': 21 }],
    ])
    assert.deepEqual(
      ['2025-12-31', '2026-01-01', '2029-01-01'].map((day) =>
        stands(one, day as Day)
          .split(' ')
          .slice(0, 2)
          .join(' '),
      ),
      ['worker 7', 'committee 3', 'committee 4'],
    )
  })
})

describe('Dongguan adds up three ladders', () => {
  const social: Facts = { 'post.kind': 'service', 'certificate.level': 'assistant', 'pay.rank': 'assistant-2' }
  test('what nobody published is not guessed: the pay is unknown, and it says why', () =>
    assert.equal(at('441900', social), '? rung:basic-any'))
  test('with an amount for the basic wage the ladders add up: 12,000 of rank, 6,000 of performance', () => {
    const rule = payRule(packs, '441900003000' as RegionCode, today)
    const rungs = rule.scheme.rungs.map((one) => (one.code === 'basic-any' ? { ...one, fen: 4_800_000 } : one))
    const one = {
      ...career('441900', [['2024-01-01', social]]),
      ruleOn: () => ({ ...rule, scheme: { ...rule.scheme, rungs } }),
    }
    assert.equal(stands(one), 'social-worker null 5500')
    const senior = {
      ...one,
      timeline: [
        { from: '2024-01-01' as Day, facts: { ...social, 'certificate.level': 'senior', 'pay.rank': 'senior-1' } },
      ],
    }
    assert.equal(stands(senior), `social-worker null ${(48_000 + 33_000 + 12_000) / 12}`)
  })
  test('a community worker is not paid by it', () => assert.equal(at('441900', { 'post.kind': 'worker' }), 'outside'))
})

describe('Ningxia: four posts, twenty-four levels, a step every two years', () => {
  const level = (facts: Facts) => {
    const grade = gradeOn(career('640104', [['2015-01-01', { ...worker, ...facts }]]), today)
    return grade.is === 'unknown' ? [grade.steps.at(-1)!, grade.missing] : grade.is
  }
  const rule = payRule(packs, '640104000000' as RegionCode, today)
  /** As if the place had published a table of a hundred yuan a level. */
  const withTable = (facts: Facts, on = today) => {
    const levels = rule.scheme.levels.map((one) => ({ ...one, monthlyFen: Number(one.code) * 10_000 }))
    return stands(
      {
        ...career('640104', [['2015-01-01', { ...worker, ...facts }]]),
        ruleOn: () => ({ ...rule, scheme: { ...rule.scheme, levels } }),
      },
      on,
    )
  }
  test('no amount was told: the level is explained, and the pay is unknown for want of it', () =>
    assert.deepEqual(level({ 'community.years': 5 }), [
      { at: 'years', served: 5, credited: 0, uncounted: 0, levels: 2, level: 3 },
      ['level:3'],
    ]))
  const examples: [what: string, facts: Facts, is: string][] = [
    ['one year is no level', { 'community.years': 1 }, 'worker 1 100'],
    ['two years are one', { 'community.years': 2 }, 'worker 2 200'],
    ['three are still one, where elsewhere they would be the first', { 'community.years': 3 }, 'worker 2 200'],
    ['a worker ends at fifteen', { 'community.years': 40 }, 'worker 15 1500'],
    ['a full-time worker stands between four', { 'post.kind': 'committee' }, 'full-time 4 400'],
    ['and eighteen', { 'post.kind': 'committee', 'community.years': 40 }, 'full-time 18 1800'],
    ['a deputy between seven', { 'post.kind': 'deputy' }, 'deputy 7 700'],
    ['and twenty-one', { 'post.kind': 'deputy', 'community.years': 40 }, 'deputy 21 2100'],
    ['a chief between ten', { 'post.kind': 'chief' }, 'chief 10 1000'],
    ['and twenty-four', { 'post.kind': 'chief', 'community.years': 40 }, 'chief 24 2400'],
    ['a registered social worker stands two higher', { 'certificate.registered': 'intermediate' }, 'worker 3 300'],
  ]
  for (const [what, facts, is] of examples) test(`with a table, ${what}`, () => assert.equal(withTable(facts), is))
  test('what was told and what was supposed are told apart', () =>
    assert.deepEqual(
      ['yearsPerLevel', 'levels.24', 'posts.chief', 'bonuses.senior'].map((part) => rule.bases[part]!.certainty),
      ['reported', 'reported', 'assumed', 'assumed'],
    ))
  test('before 2025 there was none', () => assert.equal(at('640104', {}, '2024-12-31'), 'outside'))
})
