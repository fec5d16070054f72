import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvRows, readReturned } from '#modules/selection/domain/bank-return.ts'

const head = ['序号', '户名', '金额（元）', '处理结果', '失败原因']

test('each line of a return says whether it was paid, and why not', () => {
  const answer = readReturned([
    ['代发回盘'],
    head,
    ['1', '林小雨', '12,000.00', '成功', ''],
    ['２', '何田', '1000', '失败', '户名不符'],
    ['3', '许安', '0.29', '退票', ''],
    ['', '', '', '', ''],
    ['合计', '', '13000.29', '', ''],
  ])
  assert.deepEqual(answer, {
    found: [
      { line: 3, place: 1, fen: 1_200_000, paid: true, failure: '' },
      { line: 4, place: 2, fen: 100_000, paid: false, failure: '户名不符' },
      { line: 5, place: 3, fen: 29, paid: false, failure: '退票' },
    ],
    strange: [],
  })
})

test('lines that cannot be read are named by their number, and a file that is no return is none', () => {
  assert.deepEqual(
    readReturned([head, ['一', '某', '1', '成功', ''], ['2', '某', '', '成功', ''], ['3', '某', '1', '', '']])?.strange,
    [2, 3, 4],
  )
  assert.equal(readReturned([['姓名', '电话']]), undefined)
  assert.equal(readReturned([['序号', '结果']]), undefined)
  assert.equal(readReturned([]), undefined)
})

test('a CSV is read as programs write it', () => {
  assert.deepEqual(csvRows('\uFEFF序号,"户名"\r\n1,"甲,""乙"""\n2,"第一行\n第二行"'), [
    ['序号', '户名'],
    ['1', '甲,"乙"'],
    ['2', '第一行\n第二行'],
  ])
})
