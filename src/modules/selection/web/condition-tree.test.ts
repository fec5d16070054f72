import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asking,
  compared,
  gapOf,
  grouped,
  joined,
  joinerOf,
  type Part,
  partsOf,
  questionIn,
  unasked,
  withParts,
} from './condition-tree.ts'

const years: Part = { ask: 'practice.years', atLeast: 5, clause: '第三条' }
const official: Part = { ask: 'employer.kind', oneOf: ['party-government'] }

/** A part taken to pieces as the form does, and put together again. */
function redrawn(part: Part): Part {
  if (!joinerOf(part)) {
    const { asked, negated } = questionIn(part)
    return asking(part, asked, negated)
  }
  return withParts(
    part,
    partsOf(part).map((one) => redrawn(one.part)),
  )
}

const written: Record<string, Part> = {
  'a question': years,
  'a question that must not be so': { not: official },
  'a not with a title of its own': { title: { zh: '非公务员', en: 'no official' }, not: official },
  'all of several': { all: [years, { not: official }] },
  'any, nested in all, with a clause of its own': {
    clause: '第四条',
    all: [years, { any: [official, years], basis: 'rule' }],
  },
  'none of several': { not: { any: [official, years] } },
  'not all of several': { not: { all: [official, years] } },
  'not any, which carries a title': { not: { any: [official], title: { zh: '一', en: 'one' } } },
  'a not in a not': { not: { not: official } },
  'none of one': { not: { any: [official] } },
  'four deep': { all: [{ any: [{ not: { all: [{ any: [years, official] }, years] } }] }] },
}
for (const [name, part] of Object.entries(written))
  test(`the form gives back what was written: ${name}`, () => assert.deepEqual(redrawn(part), part))

test('the place of each part is named as faults name it', () => {
  const paths = (part: Part) => partsOf(part).map(({ path }) => path)
  assert.deepEqual(paths({ all: [years, official] }), ['all.0', 'all.1'])
  assert.deepEqual(paths({ not: { any: [years, official] } }), ['not.any.0', 'not.any.1'])
  assert.deepEqual(paths({ not: { all: [years] } }), ['not'])
})

test('one question becomes the first of a group, and a group is joined otherwise with what it carries', () => {
  assert.deepEqual(grouped(years), { all: [years, unasked] })
  assert.deepEqual(joined({ clause: '第三条', all: [years, official] }, 'none'), {
    clause: '第三条',
    not: { any: [years, official] },
  })
  assert.deepEqual(joined({ not: { all: [years] } }, 'any'), { any: [{ all: [years] }] })
  assert.deepEqual(withParts({ not: { all: [years] } }, [{ all: [years] }, official]), {
    not: { any: [{ all: [years] }, official] },
  })
})

test('a question keeps its clause when it asks otherwise; a ladder is that of its codes', () => {
  assert.deepEqual(compared(years, 'practice.years', 'below', 3, []), {
    clause: '第三条',
    ask: 'practice.years',
    below: 3,
  })
  const level = compared(unasked, 'certificate.level', 'atLeast', 'assistant', ['none', 'assistant'])
  assert.deepEqual(level, { ask: 'certificate.level', atLeast: 'assistant', order: ['none', 'assistant'] })
  assert.deepEqual(compared(level, 'certificate.level', 'oneOf', ['none'], ['none', 'assistant']), {
    ask: 'certificate.level',
    oneOf: ['none'],
  })
  assert.deepEqual(asking({ title: 1, not: official }, years, false), { title: 1, ...years })
  assert.deepEqual(asking(years, years, true), { not: years })
})

test('what is not said yet is told at its place', () => {
  assert.equal(gapOf(unasked), 'fact')
  assert.equal(gapOf({ ask: 'fields', oneOf: [] }), 'limit')
  assert.equal(gapOf({ ask: 'practice.years', atLeast: 0 }), undefined)
  assert.equal(gapOf({ ask: 'employment.current', equals: false }), undefined)
})
