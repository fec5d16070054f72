import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/selection/contract.ts'
import { county, entriesRound, papers } from '#modules/selection/testing/entries-round.ts'

test('screening cites clauses: nothing unmet goes on, what is open is decided with a reason, more is asked until a day', async (t) => {
  const { enter, act, screen, moveOn, on, as, stage } = await entriesRound(t, county)
  const { 'practice.yearsInProvince': _years, ...gaps } = papers
  const [open, refused, asked] = [await enter('worker', gaps), await enter('colleague'), await enter('otherWorker')]
  await act('manager', open, {})
  await act('manager', refused, {})
  await act('officer', asked, { reason: '所在单位尚未开通账号' })
  assert.equal(await screen('officer', open, {}), 'selection/not-now')
  on('2026-04-01')
  assert.equal(await moveOn('officer'), 'accepted')
  assert.equal(await screen('officer', open, {}), 'rulings selection/ruling-missing')
  assert.equal(
    await screen('officer', open, { rulings: [{ code: 'in-zhejiang', reason: '社保记录显示在浙参保六年' }] }),
    'accepted',
  )
  assert.equal(
    await screen('officer', refused, { answer: 'refused', reason: '材料不实' }),
    'clauses selection/clause-missing',
  )
  assert.equal(
    await screen('officer', refused, { answer: 'refused', reason: '证书未满三年', clauses: ['certificate-years'] }),
    'accepted',
  )
  assert.equal(
    await screen('officer', asked, { answer: 'asked', reason: '请补充推荐表' }),
    'answerBy selection/answer-day-missing',
  )
  await screen('officer', asked, { answer: 'asked', reason: '请补充推荐表', answerBy: '2026-04-10' })
  assert.equal(await moveOn('officer'), 'selection/in-the-way')
  const otherWorker = await as('otherWorker')
  const mine = await otherWorker.get(contract.myEntry, { entryId: asked })
  await otherWorker.get(contract.submitEntry, { entryId: asked, basedOnVersion: mine.version })
  assert.equal(await stage('officer', asked), 'received', 'an answer to the office comes straight back to it')
  assert.equal(await screen('officer', asked, {}), 'accepted')
  assert.equal(await moveOn('officer'), 'accepted')
  const { acts } = await (await as('officer')).get(contract.entry, { entryId: open })
  assert.deepEqual(
    acts[0]!.rulings.map((one) => [one.code, one.reason]),
    [['in-zhejiang', '社保记录显示在浙参保六年']],
  )
  assert.equal(acts[0]!.by, '周敏')
})
