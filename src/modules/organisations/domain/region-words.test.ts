import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinedSound, partsOf, wordsOf } from '#modules/organisations/domain/region-words.ts'

test('what a person types is taken as names, sounds or codes, however it is typed', () => {
  assert.deepEqual(wordsOf(' 浙江　瓯海 '), [
    { by: 'name', text: '浙江' },
    { by: 'name', text: '瓯海' },
  ])
  assert.deepEqual(wordsOf('ＷＺ oh'), [
    { by: 'sound', text: 'wz' },
    { by: 'sound', text: 'oh' },
  ])
  assert.deepEqual(wordsOf("xi'an"), [{ by: 'sound', text: 'xian' }])
  assert.deepEqual(wordsOf('３３０３'), [{ by: 'code', text: '3303' }])
  assert.deepEqual(wordsOf('12团'), [{ by: 'name', text: '12团' }])
  assert.deepEqual(
    wordsOf("'; drop table region; --%").map((word) => word.text),
    ['drop', 'table', 'region'],
  )
  assert.deepEqual(wordsOf('%_()'), [])
})

test('syllables typed apart are also one name, initials are not', () => {
  assert.deepEqual(joinedSound(wordsOf('ou hai')), { by: 'sound', text: 'ouhai' })
  assert.equal(joinedSound(wordsOf('wz oh')), undefined)
  assert.equal(joinedSound(wordsOf('ouhai')), undefined)
})

test('a word is looked up by its ends', () => {
  assert.deepEqual(partsOf('瓯'), ['瓯'])
  assert.deepEqual(partsOf('瓯海'), ['瓯海'])
  assert.deepEqual(partsOf('村民委员会'), ['村民', '员会'])
})
