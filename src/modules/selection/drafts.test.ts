import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'

const exemplary = (years: number): Record<string, unknown> => ({
  title: { zh: '瓯海区优秀社会工作者评选', en: 'Exemplary social workers of Ouhai' },
  documents: { measures: { title: '瓯海区优秀社会工作者评选办法', certainty: 'stated', source: '区里印发' } },
  values: { subject: { is: 'person', basis: 'measures' }, places: { is: 10, basis: 'measures', clause: '第三条' } },
  lists: {
    requirements: {
      basis: 'measures',
      items: [
        {
          code: 'years',
          name: { zh: '从事社会工作满规定年限', en: 'So many years in social work' },
          clause: '第四条',
          when: { ask: 'practice.years', atLeast: years },
        },
      ],
    },
  },
})
/** Somebody who meets the condition, and somebody who does not. */
const casesFor = (years: number) => [
  {
    name: '满年限的符合',
    on: '2026-03-16',
    given: { 'practice.years': years },
    then: { outcomes: { 'requirements.years': 'met' } },
  },
  {
    name: '差一年的不符合',
    on: '2026-03-16',
    given: { 'practice.years': years - 1 },
    then: { outcomes: { 'requirements.years': 'unmet' } },
  },
]
const started = { from: null, code: 'exemplary', title: '瓯海区优秀社会工作者评选' }

test('an office writes a rule in a form; once somebody else has issued it, the programme is there without a restart', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const chief = await server.as('chief')
  const { draftId, version } = await officer.get(contract.beginDraft, started)
  const empty = await officer.get(contract.draft, { draftId })
  assert.deepEqual([empty.place, empty.code, empty.faults, empty.standing], ['ouhai', 'exemplary', [], ''])
  assert.ok(empty.facts.some((one) => one.fact === 'employer.kind' && one.codes.length > 3))

  const saved = await officer.get(contract.saveDraft, {
    draftId,
    basedOnVersion: version,
    document: exemplary(5),
    cases: casesFor(5),
  })
  const shown = await officer.get(contract.draft, { draftId })
  assert.match(shown.text, /瓯海区优秀社会工作者评选办法/)
  assert.deepEqual(
    shown.differences.map((one) => [one.part, one.before, one.after?.zh]),
    [
      ['figures', null, '每次名额：10 名'],
      ['requirements', null, '从事社会工作满规定年限：从事社会工作年限不低于 5 年'],
    ],
  )
  const handed = await officer.get(contract.moveDraft, { draftId, basedOnVersion: saved.version, act: 'submit' })
  const own = await officer.call(contract.moveDraft, { draftId, basedOnVersion: handed.version, act: 'issue' })
  assert.equal(refusalOf(own), 'selection/own-draft')
  assert.equal((await officer.get(contract.draft, { draftId })).mayIssue, false)
  await chief.get(contract.moveDraft, { draftId, basedOnVersion: handed.version, act: 'issue' })

  const programme = await officer.get(contract.programme, { place: 'ouhai', code: 'exemplary' })
  assert.deepEqual(
    [programme.places, programme.requirements[0]!.basis.zh],
    [10, '《瓯海区优秀社会工作者评选办法》第四条；见原文'],
  )
  const after = await chief.call(contract.moveDraft, { draftId, basedOnVersion: handed.version + 1, act: 'issue' })
  assert.equal(refusalOf(after), 'selection/draft-over')
  await server.house.rereadPacks()
  assert.equal((await officer.get(contract.programme, { place: 'ouhai', code: 'exemplary' })).places, 10)
})

test('a stricter version is tried on the register before it is issued; a round that runs keeps the rule of its opening', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const chief = await server.as('chief')
  const issue = async (draftId: string, basedOnVersion: number, years: number) => {
    const saved = await officer.get(contract.saveDraft, {
      draftId,
      basedOnVersion,
      document: exemplary(years),
      cases: casesFor(years),
    })
    const handed = await officer.get(contract.moveDraft, { draftId, basedOnVersion: saved.version, act: 'submit' })
    return chief.get(contract.moveDraft, { draftId, basedOnVersion: handed.version, act: 'issue' })
  }
  const first = await officer.get(contract.beginDraft, started)
  await issue(first.draftId, first.version, 0)
  const { roundId } = await officer.get(contract.openRound, {
    place: 'ouhai',
    code: 'exemplary',
    regionCode: regions.county as never,
    title: '2026年优秀社会工作者评选',
    openedOn: '2026-03-16',
    entriesLastOn: '2026-04-13',
  })

  const second = await officer.get(contract.beginDraft, { ...started, from: { place: 'ouhai', code: 'exemplary' } })
  await officer.get(contract.saveDraft, {
    draftId: second.draftId,
    basedOnVersion: second.version,
    document: exemplary(40),
  })
  const compared = await officer.get(contract.compareDraft, { draftId: second.draftId, on: 'register' })
  assert.deepEqual([compared.after.met, compared.before.met], [0, compared.changes.loses])
  assert.equal(
    compared.rows.filter((one) => one.change === 'loses').length,
    compared.changes.loses,
    'everybody who would lose is named, with the clause',
  )
  const last = await officer.get(contract.compareDraft, { draftId: second.draftId, on: 'last-round' })
  assert.deepEqual([last.roundTitle, last.people], ['2026年优秀社会工作者评选', 0])
  await issue(second.draftId, second.version + 1, 40)
  const round = await officer.get(contract.round, { roundId })
  assert.equal(round.packChanged, true)
  const [kept] = await inTransaction(server.house.gatePool, gate, ({ query }) =>
    query<{ limit: number }>(
      `select (rules #>> '{requirements,0,when,limit}')::int as limit from selection.round where id = $1`,
      [roundId],
    ),
  )
  assert.equal(kept!.limit, 0)
})

test('mistakes are told where they stand and keep a rule from being handed in; nothing typed is lost', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { draftId, version } = await officer.get(contract.beginDraft, started)
  const save = (text: string, basedOnVersion: number) =>
    officer.get(contract.saveDraft, { draftId, basedOnVersion, text })
  const broken = await save('title: { zh: 一, en: one }\nvalues:\n  subject: { is: person, basis: nowhere }\n', version)
  assert.deepEqual(
    (await officer.get(contract.draft, { draftId })).faults.map((one) => [one.line, one.path]),
    [[3, 'values.subject.basis']],
  )
  const noYaml = await save('title: [', broken.version)
  const shown = await officer.get(contract.draft, { draftId })
  assert.deepEqual([shown.text, shown.document], ['title: [', null])
  const unfit = { ...exemplary(5), values: { subject: { is: 'cats', basis: 'measures' } } }
  const cats = await officer.get(contract.saveDraft, { draftId, basedOnVersion: noYaml.version, document: unfit })
  assert.deepEqual(
    (await officer.get(contract.draft, { draftId })).faults.map((one) => one.path),
    ['values.subject'],
  )
  const submit = await officer.call(contract.moveDraft, { draftId, basedOnVersion: cats.version, act: 'submit' })
  assert.equal(refusalOf(submit), 'selection/draft-faulty')
  const stale = await officer.call(contract.saveDraft, { draftId, basedOnVersion: version, text: 'x' })
  assert.equal(refusalOf(stale), 'kernel/changed-meanwhile')
})

test('cases stand beside a rule: they are played, told where they differ, and both sides are wanted before it is issued', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const chief = await server.as('chief')
  const { draftId, version } = await officer.get(contract.beginDraft, started)
  let basedOnVersion = version
  const save = async (cases: Record<string, unknown>[], document = exemplary(5)) => {
    ;({ version: basedOnVersion } = await officer.get(contract.saveDraft, { draftId, basedOnVersion, document, cases }))
    return officer.get(contract.draft, { draftId })
  }
  const submit = () => officer.call(contract.moveDraft, { draftId, basedOnVersion, act: 'submit' })
  const sides = (of: Awaited<ReturnType<typeof save>>) => of.played!.lacking.map(({ code, side }) => [code, side])
  const [met, unmet] = casesFor(5)

  assert.deepEqual(sides(await save([])), [
    ['years', 'unmet'],
    ['years', 'met'],
  ])
  assert.equal(refusalOf(await submit()), 'selection/draft-case-unmet-missing')
  assert.deepEqual(sides(await save([unmet!])), [['years', 'met']])
  assert.equal(refusalOf(await submit()), 'selection/draft-case-met-missing')

  // A case that says otherwise than the rule is told with what came out, and shows neither side.
  const wrong = await save([
    met!,
    { ...unmet!, then: { outcomes: { 'requirements.years': 'met', 'requirements.none': 'met' } } },
  ])
  assert.deepEqual(
    wrong.played!.cases.map(({ lines }) => lines.map(({ about, passed, found }) => [about, passed, found.zh])),
    [
      [['requirements.years', true, '符合']],
      [
        ['requirements.years', false, '不符合'],
        ['requirements.none', false, '办法里没有这一条'],
      ],
    ],
  )
  assert.deepEqual(sides(wrong), [['years', 'unmet']])
  assert.equal(refusalOf(await submit()), 'selection/draft-cases-fail')

  // What is typed wrongly is told at the case and kept; a fact of another kind than its question is no fault of the server.
  const odd = await save([{ ...met!, on: '2026-02-30' }])
  assert.deepEqual([odd.played, odd.faults.map(({ of, path }) => [of, path])], [null, [['cases', '0.on']]])
  const words = await save([{ ...met!, given: { 'practice.years': '五年' } }])
  assert.equal(words.played!.cases[0]!.lines[0]!.passed, false)

  // Issued along with the rule, they are there for the next version, which fails them at once.
  await save(casesFor(5))
  const handed = await submit()
  assert.equal(handed.status, 200)
  await chief.get(contract.moveDraft, { draftId, basedOnVersion: basedOnVersion + 1, act: 'issue' })
  const next = await officer.get(contract.beginDraft, { ...started, from: { place: 'ouhai', code: 'exemplary' } })
  const again = await officer.get(contract.draft, { draftId: next.draftId })
  assert.deepEqual(again.cases, casesFor(5))
  assert.deepEqual(sides(again), [])
  const stricter = await officer.get(contract.saveDraft, {
    draftId: next.draftId,
    basedOnVersion: next.version,
    document: exemplary(6),
  })
  const refused = await officer.call(contract.moveDraft, {
    draftId: next.draftId,
    basedOnVersion: stricter.version,
    act: 'submit',
  })
  assert.equal(refusalOf(refused), 'selection/draft-cases-fail')
})

test('conditions within conditions are decided as they were joined, with the mistake told at its part', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { draftId, version } = await officer.get(contract.beginDraft, started)
  const document = exemplary(5) as { lists: { requirements: { items: { when: unknown }[] } } }
  const when = {
    all: [
      { ask: 'practice.years', atLeast: 5 },
      {
        any: [
          { ask: 'employment.current', equals: true },
          { not: { any: [{ ask: 'person.disqualified', equals: true }] } },
        ],
      },
    ],
  }
  document.lists.requirements.items[0]!.when = when
  const cases = [
    {
      name: '一',
      on: '2026-03-16',
      given: { 'practice.years': 5, 'employment.current': true },
      then: { outcomes: { 'requirements.years': 'met' } },
    },
    {
      name: '二',
      on: '2026-03-16',
      given: { 'practice.years': 5, 'employment.current': false, 'person.disqualified': false },
      then: { outcomes: { 'requirements.years': 'met' } },
    },
    {
      name: '三',
      on: '2026-03-16',
      given: { 'practice.years': 5, 'employment.current': false, 'person.disqualified': true },
      then: { outcomes: { 'requirements.years': 'unmet' } },
    },
    {
      name: '四',
      on: '2026-03-16',
      given: { 'practice.years': 5 },
      then: { outcomes: { 'requirements.years': 'unknown' } },
    },
  ]
  const saved = await officer.get(contract.saveDraft, { draftId, basedOnVersion: version, document, cases })
  const shown = await officer.get(contract.draft, { draftId })
  assert.deepEqual((shown.document as typeof document).lists.requirements.items[0]!.when, when)
  assert.deepEqual(
    shown.played!.cases.map(({ lines }) => lines.every(({ passed }) => passed)),
    [true, true, true, true],
  )
  document.lists.requirements.items[0]!.when = { all: [{ ask: 'practice.years', atLeast: 5 }, { any: [{}] }] }
  await officer.get(contract.saveDraft, { draftId, basedOnVersion: saved.version, document })
  const broken = await officer.get(contract.draft, { draftId })
  assert.deepEqual(
    broken.faults.map(({ path }) => path),
    ['lists.requirements.items.0.when.all.1.any.0'],
  )
})

test('the rule of another place is taken over with the documents it rests on', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { draftId } = await officer.get(contract.beginDraft, {
    from: { place: 'jinan', code: 'haiyou' },
    code: 'top-talent',
    title: '瓯海区高层次社会工作人才选拔',
  })
  const shown = await officer.get(contract.draft, { draftId })
  assert.deepEqual([shown.faults, shown.place], [[], 'ouhai'])
  assert.match(shown.text, /济南市“海右”社会工作高层次人才选拔管理办法/)
  const taken = await officer.call(contract.beginDraft, { ...started, code: 'venture-philanthropy' })
  assert.equal(refusalOf(taken), 'selection/code-taken')
})

test('a rule that was handed in is sent back with a reason; one issued meanwhile has to be compared with first', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const chief = await server.as('chief')
  const begin = async () => {
    const { draftId, version } = await officer.get(contract.beginDraft, started)
    const saved = await officer.get(contract.saveDraft, {
      draftId,
      basedOnVersion: version,
      document: exemplary(3),
      cases: casesFor(3),
    })
    return officer.get(contract.moveDraft, { draftId, basedOnVersion: saved.version, act: 'submit' })
  }
  const [one, other] = [await begin(), await begin()]
  const act = (of: { draftId: string; version: number }, name: 'issue' | 'send-back', reason = '') =>
    chief.call(contract.moveDraft, { draftId: of.draftId, basedOnVersion: of.version, act: name, reason })
  assert.equal(refusalOf(await act(one, 'send-back')), 'selection/draft-reason-missing')
  await chief.get(contract.moveDraft, { draftId: one.draftId, basedOnVersion: one.version, act: 'issue' })
  assert.equal(refusalOf(await act(other, 'issue')), 'selection/draft-outdated')
  await chief.get(contract.moveDraft, {
    draftId: other.draftId,
    basedOnVersion: other.version,
    act: 'send-back',
    reason: '请对照新版',
  })
  const back = await officer.get(contract.draft, { draftId: other.draftId })
  assert.deepEqual([back.stage, back.sentBackBecause, back.standingMoved], ['sent-back', '请对照新版', true])
})

test('two versions differ in whatever they say: levels, sheets, instalments, days', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const from = { place: 'ouhai', code: 'venture-philanthropy' }
  const { draftId, version } = await officer.get(contract.beginDraft, { from, code: from.code, title: '公益创投' })
  const { text, differences, cases } = await officer.get(contract.draft, { draftId })
  assert.deepEqual([differences, cases!.length > 5], [[], true])
  const changed = text
    .replace('percent: 60', 'percent: 70')
    .replace('percent: 40', 'percent: 30')
    .replace('count: 365', 'count: 180')
    .replace('points: 30', 'points: 35')
  await officer.get(contract.saveDraft, { draftId, basedOnVersion: version, text: changed })
  const shown = await officer.get(contract.draft, { draftId })
  assert.deepEqual(
    shown.differences.map((one) => [one.part, one.before?.zh, one.after?.zh]),
    [
      ['figures', '交付期限：365 天', '交付期限：180 天'],
      [
        'sheets',
        '专家评审：专家评审：权重 6，3 人评：校准宽严：需求与对象 20、方案与创新 30、团队与五社联动 20、预算合理 20、可持续 10',
        '专家评审：专家评审：权重 6，3 人评：校准宽严：需求与对象 20、方案与创新 35、团队与五社联动 20、预算合理 20、可持续 10',
      ],
      ['instalments', '首款（立项后）：60%：立项后', '首款（立项后）：70%：立项后'],
      ['instalments', '尾款（交付通过后）：40%：交付通过后', '尾款（交付通过后）：30%：交付通过后'],
    ],
  )
  // The cases that came with the rule notice what was changed.
  assert.ok(shown.played!.cases.some(({ lines }) => lines.some(({ passed }) => !passed)))
})

test('a neighbour sees nothing of it, and whoever has no office writes no rules', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { draftId } = await officer.get(contract.beginDraft, started)
  const neighbour = await server.as('stranger')
  assert.equal(refusalOf(await neighbour.call(contract.draft, { draftId })), 'kernel/not-found')
  assert.deepEqual((await neighbour.get(contract.drafts, {})).rows, [])
  const worker = await server.as('worker')
  assert.equal(refusalOf(await worker.call(contract.beginDraft, started)), 'kernel/not-allowed')
})
