import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excelNumber, printed } from '#kernel/documents/figures.ts'
import type { Column } from '#kernel/documents/report.ts'

const column = (kind: Column['kind']): Column => ({ title: '', kind })

test('an officer reads every figure in the usual notation', () => {
  assert.equal(printed(3412, column('count')), '3,412')
  assert.equal(printed(0.9634, column('rate')), '96.3%')
  assert.equal(printed(231450, column('minutes')), '231,450')
  assert.equal(printed(1234567, column('money')), '12,345.67')
  assert.equal(printed(0.031, column('change')), '+3.1%')
  assert.equal(printed(-0.1404, column('change')), '-14.0%')
  assert.equal(printed(0.0001, column('change')), '0.0%')
  assert.equal(printed({ value: 0.012, kind: 'points' }, column('change')), '+1.2个百分点')
})

test('a missing figure is a dash and not a zero', () => {
  assert.equal(printed(null, column('count')), '—')
  assert.equal(printed({ value: null, kind: 'rate' }, column('count')), '—')
  assert.equal(printed(0, column('count')), '0')
})

test('money stands in Excel as yuan', () => {
  assert.equal(excelNumber(1234567, 'money'), 12345.67)
  assert.equal(excelNumber(0.5, 'rate'), 0.5)
})
