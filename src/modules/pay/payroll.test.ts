import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Readable } from 'node:stream'
import { readSheet } from '#kernel/documents/lists.ts'
import { pdfPages } from '#kernel/documents/read-back.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId, username } from '#demo/test-world.ts'
import * as contract from '#modules/pay/contract.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'

// Months of a station on the real server: reckoned, locked, settled when a fact turns up late, exported, and on paper for each.

const server = await testServer({ after })
const station = organisations.station
await giveLife(server, 'worker', { ...beginner, degree: ['bachelor', '2012-07-01'] })
await giveLife(server, 'colleague', beginner)

const officer = await server.as('officer')

/** Whatever the facts say is confirmed. */
async function confirmAll() {
  await lookAtEveryone(server.house)
  const { rows } = await officer.get(contract.proposals, { size: 100 })
  await officer.get(contract.confirmProposals, {
    proposals: rows.map(({ proposalId, version }) => ({ proposalId, version })),
  })
}
const lock = async (month: string, as = officer) => {
  const { totalFen } = await as.get(contract.payroll, { employerId: station, month })
  return as.get(contract.lockPayroll, { employerId: station, month, expectedTotalFen: totalFen })
}
await confirmAll()

describe('the payroll month', () => {
  test('is reckoned, locked, and stays as it was locked', async () => {
    const before = await officer.get(contract.payroll, { employerId: station, month: '2026-01' })
    assert.equal(before.lockedAt, null)
    const early = await officer.call(contract.lockPayroll, {
      employerId: station,
      month: '2026-01',
      expectedTotalFen: 1,
    })
    assert.equal(refusalOf(early), 'pay/total-changed')
    server.setClock('2026-03-16T09:31:00+08:00')
    await lock('2026-01')
    server.setClock('2026-03-16T09:32:00+08:00')
    const { totalFen } = await lock('2026-02')
    assert.equal(
      refusalOf(
        await officer.call(contract.lockPayroll, { employerId: station, month: '2026-02', expectedTotalFen: totalFen }),
      ),
      'pay/month-locked',
    )
    assert.equal(
      refusalOf(
        await officer.call(contract.lockPayroll, { employerId: station, month: '2025-12', expectedTotalFen: totalFen }),
      ),
      'pay/later-month-locked',
    )
    assert.equal(
      refusalOf(
        await officer.call(contract.lockPayroll, { employerId: station, month: '2026-04', expectedTotalFen: totalFen }),
      ),
      'pay/month-not-begun',
    )
  })

  test('a degree found late is arrears in the next month, with nothing locked changed', async () => {
    const locked = await officer.get(contract.payroll, { employerId: station, month: '2026-02' })
    server.setClock('2026-03-16T09:33:00+08:00')
    await giveLife(server, 'colleague', { ...beginner, degree: ['bachelor', '2026-01-05'] })
    await confirmAll()
    assert.deepEqual(await officer.get(contract.payroll, { employerId: station, month: '2026-02' }), {
      ...locked,
      openProposals: 0,
    })
    const march = await officer.get(contract.payroll, { employerId: station, month: '2026-03' })
    const row = march.rows.find((one) => one.personId === personId('colleague'))!
    // From the month after: January still follows its first day.
    assert.deepEqual(
      row.lines.map((line) => [line.kind, line.forMonth, line.fen]),
      [
        ['due', '2026-03', 424100],
        ['arrears', '2026-02', 11300],
      ],
    )
    assert.equal(march.arrearsFen, 11300)
    server.setClock('2026-03-16T09:34:00+08:00')
    await lock('2026-03')
    const own = await (await server.as('colleague')).get(contract.myPay, {})
    assert.deepEqual(
      own.paid.map((one) => [one.month, one.totalFen]),
      [
        ['2026-03', 435400],
        ['2026-02', 401400],
        ['2026-01', 401400],
      ],
    )
  })

  test('an appointment that turns out to have ended earlier is clawed back', async () => {
    server.setClock('2026-03-16T09:35:00+08:00')
    await giveLife(server, 'colleague', beginner)
    await confirmAll()
    const april = await officer.get(contract.payroll, { employerId: station, month: '2026-04' })
    const row = april.rows.find((one) => one.personId === personId('colleague'))!
    assert.deepEqual(
      row.lines.map((line) => [line.kind, line.forMonth, line.fen]),
      [
        ['due', '2026-04', 412700],
        ['claw-back', '2026-02', -11300],
        ['claw-back', '2026-03', -11400],
      ],
    )
  })

  test('whoever is newly employed and confirmed late is paid the months that were locked without them', async () => {
    await giveLife(server, 'leader', { worked: [['2026-02-17']], posts: [['worker', '2026-02-17']] })
    await server.database.pool.query(
      `update workforce.employment set employer_organisation_id = $2 where person_id = $1`,
      [personId('leader'), station],
    )
    await confirmAll()
    const april = await officer.get(contract.payroll, { employerId: station, month: '2026-04' })
    const row = april.rows.find((one) => one.personId === personId('leader'))!
    // Twelve of the twenty-eight days of February, all of March; January is nobody’s. On probation: four fifths of the pay without its performance part.
    assert.deepEqual(
      row.lines.map((line) => [line.kind, line.forMonth, line.fen]),
      [
        ['due', '2026-04', 218400],
        ['arrears', '2026-02', 93600],
        ['arrears', '2026-03', 218400],
      ],
    )
  })

  test('a month that owes something is not passed over: it could never be locked any more', async () => {
    server.setClock('2026-05-16T09:31:00+08:00')
    const may = { employerId: station, month: '2026-05' }
    const again = await signInAs(server.app, username('officer'))
    const { totalFen, notNow } = await again.get(contract.payroll, may)
    assert.equal(notNow?.zh, '2026年4月还没有锁定，请先锁定2026年4月')
    assert.equal(
      refusalOf(await again.call(contract.lockPayroll, { ...may, expectedTotalFen: totalFen })),
      'pay/earlier-month-open',
    )
    server.setClock('2026-03-16T09:36:00+08:00')
  })

  test('is exported as a workbook: whose, of when, by which rule and by whom; lines that add up to the total', async () => {
    const answer = await officer.call(contract.exportPayroll, { employerId: station, month: '2026-03' })
    assert.ok('raw' in answer)
    const sheet: unknown[][] = []
    for await (const row of readSheet(Readable.from([answer.raw]))) sheet.push(row.values)
    const at = sheet.findIndex(([first]) => first === '姓名')
    const above = sheet.slice(0, at).map(([first]) => String(first))
    assert.match(above[0]!, /^景山街道社会工作站 2026年3月薪酬依据$/)
    assert.match(
      above[1]!,
      /^地区：景山街道　月份：2026年3月（已于2026年3月16日 \d\d:\d\d锁定）　人数：2　单位：元（当月 8,482，补发 113，扣回 0）$/,
    )
    assert.match(above[2]!, /^薪酬办法：温州市社区工作者三岗十八级，规则版本 [0-9a-f]{8}。依据：《.+》（.*暂定.*）/)
    assert.match(above[3]!, /^制表：周敏　制表时间：2026年3月16日 \d\d:\d\d$/)
    const lines = sheet.slice(at + 1, -1)
    assert.deepEqual(
      lines.map((row) => [row[0], ...row.slice(2)]).sort(),
      [
        ['林小雨', '工作人员', 4, '岗位等级工资', '当月', '2026-03', 4241],
        ['许安', '工作人员', 4, '岗位等级工资', '当月', '2026-03', 4241],
        ['许安', '工作人员', 4, '岗位等级工资', '补发', '2026-02', 113],
      ].sort(),
    )
    assert.deepEqual(sheet.at(-1), ['合计 2 人', null, null, null, null, null, null, 8595])
  })
})

describe('a payslip', () => {
  const slip = async (who: CastName, input: { month: string; personId?: string }) => {
    const caller = await server.as(who)
    return input.personId
      ? caller.call(contract.payslip, { month: input.month, personId: input.personId })
      : caller.call(contract.myPayslip, { month: input.month })
  }
  const textOf = async (...of: Parameters<typeof slip>) => {
    const answer = await slip(...of)
    assert.ok('raw' in answer, refusalOf(answer))
    return pdfPages(answer.raw).join('')
  }

  test('says every line with its reason and what it rests on, and why arrears are due', async () => {
    const text = await textOf('colleague', { month: '2026-03' })
    for (const words of [
      '工资条2026年3月',
      '许安',
      '景山街道社会工作站',
      '岗位是工作人员，等级在 1～12 级之间，从 1 级起算',
      '社区工作满 6 年，学士学位视同 3 年；共计 9 年，每 3 年一级',
      '每月 4,241 元：工资基数 3,900 元 × 等级系数 1.0875',
      '（暂定）',
      '补发 2026年2月',
      '2026年2月此前已发 4,014 元，按现在核定应为 4,127 元，补发差额',
      '现核定为工作人员 3 级，每月 4,127 元',
      '变动原因：最高学位：无学位 → 学士',
      '合计4,354.00',
      '尚未扣除个人应缴的社会保险费',
    ])
      assert.ok(text.includes(words), `${words} is not in ${text}`)
    // Nobody else's name stands on it, nor a number by which a person is found.
    assert.ok(!text.includes('林小雨'))
  })

  test('of a month that was paid by the grade of then keeps that grade, whatever was found since', async () => {
    const text = await textOf('colleague', { month: '2026-02' })
    assert.ok(text.includes('合计4,014.00'))
    assert.ok(!text.includes('学士'))
  })

  test('there is none of a month that is not locked, nor of one that cannot be', async () => {
    assert.equal(refusalOf(await slip('worker', { month: '2026-06' })), 'pay/no-payslip')
    assert.equal(refusalOf(await slip('worker', { month: '2025-01' })), 'pay/no-payslip')
    assert.equal(refusalOf(await slip('worker', { month: '2026-13' })), 'kernel/not-found')
  })

  test('is for oneself and for who may read the pay; colleagues, the leader and other counties get nothing', async () => {
    const of = { month: '2026-03', personId: personId('colleague') }
    assert.match(await textOf('officer', of), /许安/)
    for (const who of ['worker', 'leader', 'director', 'auditor'] as const)
      assert.equal(refusalOf(await slip(who, of)), 'kernel/not-allowed', who)
    for (const who of ['stranger', 'manager'] as const)
      assert.equal(refusalOf(await slip(who, of)), 'kernel/not-found', who)
    assert.ok(!(await textOf('worker', { month: '2026-03' })).includes('许安'))
  })

  test('who is employed elsewhere now keeps the payslips of before, and is not paid a month again that the former employer has paid', async () => {
    await giveLife(server, 'colleague', { ...beginner, employer: organisations.agency })
    const linesOf = async (month: string) =>
      (await officer.get(contract.payroll, { employerId: organisations.agency, month })).rows
        .find((one) => one.personId === personId('colleague'))
        ?.lines.map((line) => [line.kind, line.forMonth, line.fen])
    assert.deepEqual(await linesOf('2026-03'), undefined)
    assert.deepEqual(await linesOf('2026-04'), [['due', '2026-04', 412700]])
    assert.match(await textOf('colleague', { month: '2026-03' }), /合计4,354.00/)
    const manager = await slip('manager', { month: '2026-03', personId: personId('colleague') })
    assert.equal(refusalOf(manager), 'pay/no-payslip')
  })

  test('takes back with the amounts of before and after', async () => {
    await giveLife(server, 'colleague', beginner)
    server.setClock('2026-04-30T17:00:00+08:00')
    // Whoever signed in weeks ago signs in again.
    await lock('2026-04', await signInAs(server.app, username('officer')))
    const own = await signInAs(server.app, username('colleague'))
    const answer = await own.call(contract.myPayslip, { month: '2026-04' })
    assert.ok('raw' in answer)
    const text = pdfPages(answer.raw).join('')
    assert.match(text, /扣回 2026年2月2026年2月此前已发 4,127 元，按现在核定应为 4,014 元，扣回差额/)
    assert.match(text, /-113.00/)
  })
})
