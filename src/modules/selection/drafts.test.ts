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
const started = { from: null, code: 'exemplary', title: '瓯海区优秀社会工作者评选' }

test('an office writes a rule in a form; once somebody else has issued it, the programme is there without a restart', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const chief = await server.as('chief')
  const { draftId, version } = await officer.get(contract.beginDraft, started)
  const empty = await officer.get(contract.draft, { draftId })
  assert.deepEqual([empty.place, empty.code, empty.faults, empty.standing], ['ouhai', 'exemplary', [], ''])
  assert.ok(empty.facts.some((one) => one.fact === 'employer.kind' && one.codes.length > 3))

  const saved = await officer.get(contract.saveDraft, { draftId, basedOnVersion: version, document: exemplary(5) })
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
  const issue = async (draftId: string, basedOnVersion: number, document: Record<string, unknown>) => {
    const saved = await officer.get(contract.saveDraft, { draftId, basedOnVersion, document })
    const handed = await officer.get(contract.moveDraft, { draftId, basedOnVersion: saved.version, act: 'submit' })
    return chief.get(contract.moveDraft, { draftId, basedOnVersion: handed.version, act: 'issue' })
  }
  const first = await officer.get(contract.beginDraft, started)
  await issue(first.draftId, first.version, exemplary(0))
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
  await issue(second.draftId, second.version + 1, exemplary(40))
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
    const saved = await officer.get(contract.saveDraft, { draftId, basedOnVersion: version, document: exemplary(3) })
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
