import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blinded } from '#modules/selection/domain/blind.ts'

const known = [
  { words: '林小雨', kind: 'person' as const },
  { words: '春晖社会工作服务中心', kind: 'body' as const },
  { words: '瓯海区', kind: 'place' as const },
  { words: '瓯海', kind: 'place' as const },
]
const examples: [sentence: string, text: string, expected: string][] = [
  ['a name, an employer and a place are taken out', '林小雨在瓯海区春晖社会工作服务中心工作', '申报人在某地某单位工作'],
  ['the longer name goes first', '瓯海区与瓯海', '某地与某地'],
  ['what nobody registered is seen by its ending', '曾在晨曦社工站带教', '某单位带教'],
  ['a long number goes', '联系电话13805771234', '联系电话〔号码〕'],
  ['words without a name stay as they are', '三年里带出五名新人', '三年里带出五名新人'],
  ['signs of patterns in a name do no harm', '（a.b*c）', '（a.b*c）'],
]
for (const [sentence, text, expected] of examples)
  test(`blind: ${sentence}`, () => assert.equal(blinded(text, known).text, expected))

test('whoever confirms sees what was taken out, and what is only a guess', () => {
  assert.deepEqual(blinded('林小雨，晨曦社工站', known).found, [
    { words: '林小雨', kind: 'person', sure: true },
    { words: '晨曦社工站', kind: 'body', sure: false },
  ])
})
