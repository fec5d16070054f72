import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDoorAddress } from '#modules/training/domain/door-code.ts'

const sessionId = '019cf45f-1d00-7858-8811-db7f84da0a2f'

test('of the pictures that a camera may see only the one at a door is a code', () => {
  const at = `https://yanzhen.example.gov.cn/field/me/check-in?session=${sessionId}&code=048213`
  assert.deepEqual(readDoorAddress(at), { sessionId, code: '048213' })
  const others = [
    '',
    '048213',
    'weixin://pay?session=x&code=048213',
    `https://yanzhen.example.gov.cn/verify?session=${sessionId}&code=048213`,
    at.replace('048213', '48213'),
    at.replace('048213', '０４８２１３'),
    at.replace(sessionId, 'me'),
    `${at}1`,
  ]
  for (const other of others) assert.equal(readDoorAddress(other), undefined, other)
})
