import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readQuiz } from './quiz-text.ts'

test('a teacher writes a quiz as plain text, with either star', () => {
  assert.deepEqual(readQuiz('未见到本人记为？\n* 未遇\n拒访\n\n\n哪些敏感？\n＊证件号码\n天气\n*健康'), {
    questions: [
      { question: '未见到本人记为？', options: ['未遇', '拒访'], right: [0] },
      { question: '哪些敏感？', options: ['证件号码', '天气', '健康'], right: [0, 2] },
    ],
  })
  assert.deepEqual(readQuiz('  \n'), { questions: [] })
})

test('a question without a right option, or with one option, is named by its number', () => {
  assert.equal(readQuiz('一\n*甲\n乙\n\n二\n甲\n乙').wrong, 2)
  assert.equal(readQuiz('一\n*甲').wrong, 1)
})
