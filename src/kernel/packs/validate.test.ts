import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate } from '#kernel/packs/validate.ts'

const pack = `title: { zh: 演示, en: Demonstration }
regions: country
documents: { rule: { title: 演示办法, certainty: stated, source: 演示 } }
facts: { person.age: { zh: 年龄, en: Age } }
`
const head = 'title: { zh: 演示, en: Demonstration }\n'

/** The faults of one topic in an otherwise sound pack, as `line path: English`. */
function faultsOf(topic: string): string[] {
  const { faults } = validate(
    new Map([
      ['national/pack.yaml', pack],
      ['national/recording.yaml', head + topic],
    ]),
  )
  for (const { file, zh } of faults) {
    assert.equal(file, 'national/recording.yaml')
    assert.match(zh, /\p{Script=Han}/u, 'said in Chinese too')
  }
  return faults.map(({ line, path, en }) => `${line} ${path}: ${en}`)
}

test('a sound topic has no fault', () => {
  assert.deepEqual(faultsOf('values: { within: { is: 10, basis: rule } }'), [])
})

test('an officer who forgets a basis, or names one that is not there, is told where', () => {
  assert.deepEqual(faultsOf('values:\n  within:\n    { is: 10 }'), [
    '4 values.within.basis: Invalid input: expected string, received undefined; write it, in the form asked for',
  ])
  assert.deepEqual(faultsOf('values:\n  within:\n    is: 10\n    basis: law'), [
    '5 values.within.basis: no law among the documents of pack.yaml or of this file; add it',
  ])
  assert.deepEqual(faultsOf('lists:\n  kinds:\n    items:\n      - { code: visit }'), [
    '5 lists.kinds.items.0: rests on nothing: write its basis, or one for the whole list',
  ])
})

test('a misspelt key is named, in one of several versions too', () => {
  assert.deepEqual(faultsOf('values:\n  within: { is: 10, bases: rule, basis: rule }'), [
    '3 values.within: Unrecognized key: "bases"; mend the name or leave it out',
  ])
  assert.deepEqual(faultsOf('values:\n  within:\n    - { is: 10, basis: rule, fron: 2026-01-01 }'), [
    '4 values.within.0: Unrecognized key: "fron"; mend the name or leave it out',
  ])
})

test('a day that does not exist is refused where it stands', () => {
  assert.deepEqual(faultsOf('values:\n  within: { is: 10, basis: rule, from: 2026-02-30 }'), [
    '3 values.within.from: Invalid ISO date; mend it by the JSON Schema in packs/',
  ])
})

test('two versions of one number may not hold on the same day, and a term has to end after it begins', () => {
  assert.deepEqual(
    faultsOf('values:\n  within:\n    - { is: 10, basis: rule }\n    - { is: 7, basis: rule, from: 2027-01-01 }'),
    ['5 values.within.1: overlaps an earlier version; part them by from and until'],
  )
  assert.deepEqual(faultsOf('values:\n  within: { is: 7, basis: rule, from: 2027-01-01, until: 2027-01-01 }'), [
    '3 values.within.until: until has to be later than from',
  ])
})

test('a code stands once in a list, a name once in a topic', () => {
  assert.deepEqual(faultsOf('lists:\n  kinds: { basis: rule, items: [{ code: a }, { code: a }] }'), [
    '3 lists.kinds.items.1.code: the code a is there twice; change one',
  ])
  assert.deepEqual(
    faultsOf('values: { a: { is: 1, basis: rule } }\nlists:\n  a: { basis: rule, items: [{ code: a }] }'),
    ['4 lists.a: a is named twice; rename one'],
  )
})

test('a condition asks one thing by one comparison, of a fact that has a name', () => {
  const choices = 'write ask and one of atLeast, atMost, below, equals, oneOf, exists, within; or only all, any or not'
  const when = (text: string) => faultsOf(`conditions:\n  elder: { basis: rule, ${text} }`)
  assert.deepEqual(when('ask: person.age, atLeast: 60'), [])
  assert.deepEqual(when('ask: person.age'), [`3 conditions.elder: ${choices}`])
  assert.deepEqual(when('ask: person.age, atLeast: 60, below: 80'), [`3 conditions.elder: ${choices}`])
  assert.deepEqual(when('all: [{ ask: person.age, atLeast: 60 }], ask: person.age'), [`3 conditions.elder: ${choices}`])
  assert.deepEqual(when('not: { any: [{ ask: person.height, atLeast: 60 }] }'), [
    '3 conditions.elder.not.any.0.ask: name person.height among the facts of pack.yaml',
  ])
  assert.deepEqual(when('ask: person.age, atLeast: high, order: [low, middle]'), [
    '3 conditions.elder.order: no high in the order; add it',
  ])
  assert.deepEqual(faultsOf('conditions:\n  elder: { ask: person.age, atLeast: 60 }'), [
    '3 conditions.elder: rests on nothing: write its basis, or one for the whole list',
  ])
})

test('text that is no YAML is said with its line', () => {
  const [fault] = faultsOf('values: {\n  within: }}')
  assert.match(fault!, /^3 : Not valid YAML, mend it/)
})

test('a topic needs a pack around it, and a region has one pack only', () => {
  const lonely = validate(new Map([['ouhai/recording.yaml', head]])).faults
  assert.deepEqual(
    lonely.map(({ file, en }) => [file, en]),
    [['ouhai/recording.yaml', 'Write ouhai/pack.yaml first']],
  )
  const twice = validate(
    new Map([
      ['a/pack.yaml', pack],
      ['b/pack.yaml', pack],
    ]),
  ).faults
  assert.deepEqual(
    twice.map(({ file, path, en }) => [file, path, en]),
    [['b/pack.yaml', 'regions', 'country has the pack a; write it there']],
  )
})
