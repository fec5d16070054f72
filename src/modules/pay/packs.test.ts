import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Day, Month } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { allowancesIn } from '#modules/pay/domain/allowances.ts'
import { type Career, type Choice, gradeOn } from '#modules/pay/domain/grade.ts'
import { nextSteps } from '#modules/pay/domain/next-steps.ts'
import { type Line, linesFor } from '#modules/pay/domain/payroll.ts'
import { periodsOf } from '#modules/pay/domain/periods.ts'
import type { Scheme } from '#modules/pay/domain/scheme.ts'
import { sayStep } from '#modules/pay/domain/words.ts'
import { payRule, ruleDays } from '#modules/pay/rules.ts'

// The schemes that come with Yanzhen, tried on invented people: both sides of every rule, and the hard cases of the field.

const packs = await loadPacks(packFolder)
const madeUp = await loadPacks(fileURLToPath(new URL('testing/made-up/', import.meta.url)))
const today = '2026-11-22' as Day

type Told = [from: string, facts: Facts][]
function career(region: string, told: Told, choices: Choice[] = [], from = packs): Career {
  const code = region.padEnd(12, '0') as RegionCode
  let known: Facts = {}
  return {
    timeline: told.map(([day, facts]) => ({ from: day as Day, facts: (known = { ...known, ...facts }) })),
    ruleOn: (day) => payRule(from, code, day),
    choices,
  }
}
const worker: Facts = {
  'post.kind': 'worker',
  'community.years': 0,
  'education.degree': 'none',
  'certificate.registered': 'none',
  'certificate.appointed': 'none',
  'certificate.level': 'none',
}
/** Where somebody stands: post, level and yuan; or what is missing. */
function stands(of: Career, on = today): string {
  const grade = gradeOn(of, on)
  if (grade.is === 'known') return `${grade.post} ${grade.level} ${grade.monthlyFen / 100}`
  return grade.is === 'outside' ? 'outside' : `? ${grade.missing.join(' ')}`
}
const at = (region: string, facts: Facts, on?: string) =>
  stands(career(region, [['2015-01-01', { ...worker, ...facts }]]), on as Day)

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
    const said = grade.steps.map((step) => sayStep(step, rule))
    assert.deepEqual(
      said.map(({ sentence }) => sentence.zh),
      [
        '岗位是工作人员，等级在 1～12 级之间，从 1 级起算',
        '社区工作满 7 年，其中 1 年因考核结果不计，学士学位视同 3 年；共计 9 年，每 3 年一级，＋3 级',
        '助理社会工作师（已登记），＋1 级',
        '每月 4,078 元：按等级对照表',
      ],
    )
    assert.deepEqual(
      said.map(({ rests }) => rule.bases[rests!]!.certainty),
      ['reported', 'reported', 'reported', 'reported'],
    )
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

describe('allowances', () => {
  const paidIn = (region: string, told: Told, month: string, paid: { code: string; month: Month }[] = []) =>
    allowancesIn(career(region, told), month as Month, paid).flatMap((one) =>
      one.is === 'paid' ? [`${one.code} ${one.fen / 100}`] : [],
    )
  const whyNot = (region: string, told: Told, month: string, paid: { code: string; month: Month }[] = []) =>
    allowancesIn(career(region, told), month as Month, paid).map((one) =>
      one.is === 'not-paid' ? one.because : one.is === 'unknown' ? `? ${one.missing.join()}` : 'paid',
    )
  const registered = (level: string): Told => [['2024-01-01', { ...worker, 'certificate.registered': level }]]

  test('Gansu, Longkou and Hebei pay monthly, the highest alone', () => {
    const of = (region: string) =>
      ['assistant', 'intermediate', 'senior'].flatMap((level) => paidIn(region, registered(level), '2026-10'))
    assert.deepEqual(of('620102'), [
      'certificate-assistant 200',
      'certificate-intermediate 300',
      'certificate-senior 500',
    ])
    assert.deepEqual(of('370681'), [
      'certificate-assistant 100',
      'certificate-intermediate 200',
      'certificate-senior 300',
    ])
    assert.deepEqual(of('130102'), [
      'certificate-assistant 50',
      'certificate-intermediate 100',
      'certificate-senior 200',
    ])
    assert.deepEqual(paidIn('620102', registered('none'), '2026-10'), [])
  })
  test('Quanjiao pays from the month of registration, though the exam was passed three months before', () => {
    const told: Told = [
      ['2026-01-01', worker],
      ['2026-06-20', { 'certificate.level': 'assistant' }],
      ['2026-09-17', { 'certificate.registered': 'assistant' }],
    ]
    assert.deepEqual(
      ['2026-06', '2026-08', '2026-09', '2026-10'].map((month) => paidIn('341124', told, month).length),
      [0, 0, 1, 1],
    )
  })
  test('and no more from the month in which the registration lapses', () => {
    const told: Told = [...registered('assistant'), ['2026-09-17', { 'certificate.registered': 'none' }]]
    assert.deepEqual(
      ['2026-08', '2026-09', '2026-10'].map((month) => whyNot('341124', told, month)[0]),
      ['paid', 'ended', 'unmet'],
    )
  })
  test('Changning pays once, in a year that was graded qualified', () => {
    const holds: Facts = { ...worker, 'certificate.level': 'assistant' }
    assert.deepEqual(paidIn('310105', [['2026-01-01', { ...holds, 'assessment.last': 'qualified' }]], '2026-10'), [
      'certificate-assistant 1500',
    ])
    assert.deepEqual(
      whyNot('310105', [['2026-01-01', { ...holds, 'assessment.last': 'basic' }]], '2026-10')[0],
      'unmet',
    )
    assert.deepEqual(whyNot('310105', [['2026-01-01', holds]], '2026-10')[0], '? assessment.last')
    assert.deepEqual(
      whyNot('310105', [['2026-01-01', { ...holds, 'assessment.last': 'qualified' }]], '2026-11', [
        { code: 'certificate-assistant', month: '2026-10' as Month },
      ])[0],
      'paid-before',
    )
  })
  test('Longhua pays yearly, in key fields only, for three years at most', () => {
    const told: Told = [['2025-01-01', { ...worker, 'certificate.registered': 'intermediate', 'pay.keyField': true }]]
    const years = ['2025-12', '2026-12', '2027-12'].map((month) => ({
      code: 'certificate-intermediate',
      month: month as Month,
    }))
    assert.deepEqual(paidIn('440309', told, '2026-12', years.slice(0, 1)), ['certificate-intermediate 10000'])
    assert.deepEqual(whyNot('440309', told, '2026-11')[0], 'not-this-month')
    assert.deepEqual(whyNot('440309', told, '2028-12', years)[0], 'years-over')
    assert.deepEqual(
      paidIn(
        '440309',
        [['2025-01-01', { ...worker, 'certificate.registered': 'intermediate', 'pay.keyField': false }]],
        '2026-12',
      ),
      [],
    )
  })
})

describe('a scheme that nobody here has seen runs from its YAML: five posts, twenty-two levels, a step every two years', () => {
  const base: Facts = {
    'post.kind': 'clerk',
    'community.years': 0,
    'education.degree': 'none',
    'certificate.level': 'none',
    'pay.veteran': false,
    'assessment.excellentYears': [],
  }
  const nowhere = (told: Told) => career('999999', told, [], madeUp)
  const level = (facts: Facts) => stands(nowhere([['2010-01-01', { ...base, ...facts }]]))
  const examples: [what: string, facts: Facts, is: string][] = [
    ['two years are a level', { 'community.years': 4 }, 'clerk 3 3210'],
    [
      'a bachelor’s counts nothing, a master’s four years',
      { 'education.degree': 'bachelor', 'community.years': 1 },
      'clerk 1 3000',
    ],
    ['a master’s counts four years', { 'education.degree': 'master' }, 'clerk 3 3210'],
    [
      'its own bonus adds to the certificate’s',
      { 'pay.veteran': true, 'certificate.level': 'assistant' },
      'clerk 3 3210',
    ],
    ['the senior allowance takes the place of the bonus', { 'certificate.level': 'senior' }, 'clerk 1 3000'],
    [
      'two excellent years running move up, one does not',
      { 'assessment.excellentYears': ['2024', '2025'] },
      'clerk 2 3100',
    ],
    ['one does not', { 'assessment.excellentYears': ['2023', '2025'] }, 'clerk 1 3000'],
    ['a post of its own', { 'post.kind': 'vice-secretary' }, 'vice 8 3910'],
    ['a level that the table does not have is not guessed', { 'post.kind': 'secretary' }, '? level:11'],
    ['a fact that only it asks for is missing by name', { 'pay.veteran': undefined }, '? pay.veteran'],
  ]
  for (const [what, facts, is] of examples) test(what, () => assert.equal(level(facts), is))

  test('what would move somebody up is found there too', () => {
    const steps = nextSteps(
      nowhere([
        ['2024-05-01', base],
        ['2025-05-01', { 'community.years': 1 }],
        ['2026-05-01', { 'community.years': 2 }],
      ]),
      today,
    )
    assert.deepEqual(
      steps.map((one) => [one.by, one.fact, one.to, one.on ?? null, one.level]),
      [
        ['time', 'community.years', 4, '2028-05-01', 3],
        ['fact', 'pay.veteran', true, null, 3],
        ['fact', 'certificate.level', 'assistant', null, 3],
        ['fact', 'education.degree', 'master', null, 4],
        ['post', 'post.kind', 'grid', null, 3],
        ['post', 'post.kind', 'member', null, 5],
        ['post', 'post.kind', 'vice-secretary', null, 8],
      ],
    )
  })
  test('the month of a change is paid by its days', () => {
    const one = nowhere([
      ['2024-05-01', base],
      ['2026-09-16', { 'community.years': 2 }],
    ])
    const { periods } = periodsOf(one, [], '2024-05-01' as Day, today)
    const { lines } = linesFor(one, periods, '2026-09' as Month, [], [])
    assert.deepEqual(
      lines.map(({ code, fen }) => [code, fen]),
      [['grade', (300000 + 310000) / 2]],
    )
  })
})

describe('hard cases', () => {
  const days = ruleDays(packs, '150102000000' as RegionCode)
  test('a degree gained mid-year counts from its day, and not before', () => {
    const one = career('150102', [
      ['2021-03-01', worker],
      ['2026-06-30', { 'community.years': 5, 'education.degree': 'bachelor' }],
    ])
    const { periods } = periodsOf(one, days, '2021-03-01' as Day, today)
    assert.deepEqual(
      periods.map(({ from, until, level, onProbation }) => [from, until, level, onProbation]),
      [
        ['2021-03-01', '2021-06-01', 1, true],
        ['2021-06-01', '2026-06-30', 1, false],
        ['2026-06-30', null, 3, false],
      ],
    )
  })
  test('an allowance and a level bonus that exclude each other: one of them, both, or as the officer chooses; until then unknown', () => {
    const senior: Facts = {
      'post.kind': 'clerk',
      'community.years': 0,
      'education.degree': 'none',
      'certificate.level': 'senior',
      'pay.veteran': false,
      'assessment.excellentYears': [],
    }
    const by = (said: Scheme['bonusAndAllowance'], answer?: string) => {
      const one = career(
        '999999',
        [['2010-01-01', senior]],
        answer ? [{ question: 'bonusAndAllowance', answer, from: '2010-01-01' as Day }] : [],
        madeUp,
      )
      const under: Career = {
        ...one,
        ruleOn: (day) => ({
          ...one.ruleOn(day),
          scheme: { ...one.ruleOn(day).scheme, bonusAndAllowance: said },
        }),
      }
      const grade = gradeOn(under, today)
      const [allowance] = allowancesIn(under, '2026-10' as Month, [])
      return [
        grade.is === 'known' ? grade.level : grade.is === 'unknown' ? grade.missing.join() : grade.is,
        allowance!.is === 'not-paid' ? allowance!.because : allowance!.is,
      ]
    }
    assert.deepEqual(by('allowance'), [1, 'paid'])
    const withBonus = by('bonus')
    assert.deepEqual(withBonus, [withBonus[0], 'bonus'])
    assert.ok(Number(withBonus[0]) > 1)
    assert.deepEqual(by('both'), [withBonus[0], 'paid'])
    assert.deepEqual(by('officer'), ['choice:bonusAndAllowance', 'unknown'])
    assert.deepEqual(by('officer', 'bonus'), withBonus)
    assert.deepEqual(by('officer', 'allowance'), [1, 'paid'])
  })
  test('worker to deputy where the rule leaves it open: unknown until the officer chooses, and both readings come out as they should', () => {
    const told: Told = [
      ['2006-01-01', worker],
      ['2026-01-01', { 'community.years': 18, 'certificate.registered': 'senior' }],
      ['2026-04-01', { 'post.kind': 'deputy', 'certificate.registered': 'none', 'community.years': 6 }],
    ]
    const by = (answer?: string) =>
      stands(career('150102', told, answer ? [{ question: 'promotionLevel', answer, from: '2026-04-01' as Day }] : []))
    assert.deepEqual(
      [by(), by('keep-higher'), by('recompute')],
      ['? choice:promotionLevel', 'deputy 10 4927', 'deputy 6 4248'],
    )
  })
  test('a registration that lapses ends the bonus', () => {
    const one = career('150102', [
      ['2021-03-01', { ...worker, 'certificate.registered': 'assistant' }],
      ['2026-03-10', { 'certificate.registered': 'none' }],
    ])
    assert.deepEqual(
      ['2026-03-09', '2026-03-10'].map((day) => stands(one, day as Day).split(' ')[1]),
      ['2', '1'],
    )
  })
  test('years of another county in the province count, those of another province are told by the registry not to', () => {
    const moved = (years: number) => at('150102', { 'community.years': years })
    assert.deepEqual([moved(9), moved(0)], ['worker 4 3908', 'worker 1 3398'])
  })
  test('a new base does not rewrite the past', () => {
    const { periods } = periodsOf(
      career('610103', [['2015-01-01', worker]]),
      ruleDays(packs, '610103000000' as RegionCode),
      '2020-01-01' as Day,
      today,
    )
    assert.deepEqual(
      periods.map(({ from, until, monthlyFen }) => [from, until, monthlyFen]),
      [
        ['2020-01-01', '2022-01-01', 320000],
        ['2022-01-01', null, 390000],
      ],
    )
  })
  test('a degree found late is arrears of each locked month, a lapsed registration a claw-back, and a settled month is not settled twice', () => {
    const told: Told = [['2015-01-01', { ...worker, 'community.years': 4 }]]
    const before = career('150102', told)
    const late = career('150102', [...told, ['2026-03-10', { 'education.degree': 'bachelor' }]])
    const months = ['2026-03', '2026-04', '2026-05'] as Month[]
    const standing = (of: Career) => periodsOf(of, days, '2021-01-01' as Day, today).periods
    const locked = months.reduce<Line[]>(
      (lines, month, index) => [
        ...lines,
        ...linesFor(before, standing(before), month, lines, months.slice(0, index)).lines,
      ],
      [],
    )
    assert.deepEqual(
      locked.map(({ code, fen }) => [code, fen]),
      months.map(() => ['grade', 356800]),
    )
    const { lines } = linesFor(late, standing(late), '2026-06' as Month, locked, months)
    assert.deepEqual(
      lines.map(({ kind, forMonth, fen }) => [kind, forMonth, fen]),
      [
        ['due', '2026-06', 373800],
        ['arrears', '2026-04', 17000],
        ['arrears', '2026-05', 17000],
      ],
    )
    const next = linesFor(
      late,
      standing(late),
      '2026-07' as Month,
      [...locked, ...lines],
      [...months, '2026-06' as Month],
    ).lines
    assert.deepEqual(
      next.map(({ kind, forMonth }) => [kind, forMonth]),
      [['due', '2026-07']],
    )
    const lapsed = linesFor(
      before,
      standing(before),
      '2026-07' as Month,
      [...locked, ...lines],
      [...months, '2026-06' as Month],
    ).lines
    assert.deepEqual(
      lapsed.map(({ kind, forMonth, fen }) => [kind, forMonth, fen]),
      [
        ['due', '2026-07', 356800],
        ['claw-back', '2026-04', -17000],
        ['claw-back', '2026-05', -17000],
        ['claw-back', '2026-06', -17000],
      ],
    )
  })
})
