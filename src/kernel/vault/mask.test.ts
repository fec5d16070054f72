import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from './mask.ts'

test('a list shows the last four of an identity number and nothing of county or birthday', () => {
  assert.equal(maskIdentityNumber('001X'), '**************001X')
})

test('a list shows who may be meant by a phone, not the phone', () => {
  const shown = {
    '13800001234': '138****1234',
    '0577-88001234': '0577-****1234',
    '010-8800123-801': '010-***0123',
    '12345': '*****',
  }
  for (const [phone, masked] of Object.entries(shown)) assert.equal(maskPhone(phone), masked)
})

test('a list shows the first character of a name, never the whole of a short one', () => {
  const shown = { 王小明: '王*', 欧阳青: '欧*', 阿依古丽·买买提: '阿*', 𠮷田: '𠮷*', 王: '*', '': '*', ' 王 ': '*' }
  for (const [name, masked] of Object.entries(shown)) assert.equal(maskName(name), masked)
})

test('a list shows an address down to the village', () => {
  assert.equal(maskAddress('浙江省温州市瓯海区潘桥街道示例村'), '浙江省温州市瓯海区潘桥街道示例村****')
})
