import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import {
  type Coming,
  kindOn,
  mostAtOnce,
  type OfferedPost,
  reachesLevel,
  takeSeat,
  type Term,
} from '#modules/posts/domain/seats.ts'

const term = (from: string, until: string | null = null): Term => ({
  fromOn: parseDay(from),
  untilOn: until ? parseDay(until) : null,
})
const post: OfferedPost = { ...term('2026-01-01', '2027-01-01'), seats: 2, certificate: 'none', certificateLevel: null }
const coming: Coming = { ...term('2026-03-01'), main: true, level: 'assistant', mainTerms: [] }

const said = (decision: ReturnType<typeof takeSeat>) =>
  decision.ok ? 'yes' : (decision.refusal.fields?.[0]?.code ?? decision.refusal.code)

test('seats are counted on the fullest day, and whoever leaves on a day frees the seat on that day', () => {
  const span = term('2026-03-01')
  const examples: [Term[], number][] = [
    [[], 0],
    [[term('2026-01-01', '2026-03-01')], 0],
    [[term('2026-01-01', '2026-03-02')], 1],
    [[term('2026-01-01', '2026-04-01'), term('2026-04-01', '2026-05-01')], 1],
    [[term('2026-01-01', '2026-04-02'), term('2026-04-01', '2026-05-01')], 2],
    [[term('2026-06-01'), term('2026-07-01'), term('2020-01-01', '2020-02-01')], 2],
  ]
  for (const [terms, most] of examples) assert.equal(mostAtOnce(terms, span), most)
})

test('who may take a seat', () => {
  const examples: [OfferedPost, Term[], Coming, string][] = [
    [post, [], coming, 'yes'],
    [post, [term('2026-01-01')], coming, 'yes'],
    [post, [term('2026-01-01'), term('2026-05-01')], coming, 'posts/no-seat-free'],
    [post, [term('2026-01-01', '2026-03-01'), term('2026-02-01')], coming, 'yes'],
    [post, [], { ...coming, ...term('2025-12-31') }, 'posts/post-not-open'],
    [post, [], { ...coming, ...term('2027-01-01') }, 'posts/post-not-open'],
    [post, [], { ...coming, ...term('2026-03-01', '2026-03-01') }, 'posts/until-before-from'],
    [post, [], { ...coming, mainTerms: [term('2025-01-01')] }, 'posts/has-main-post'],
    [post, [], { ...coming, mainTerms: [term('2025-01-01', '2026-03-01')] }, 'yes'],
    [post, [], { ...coming, main: false, mainTerms: [term('2025-01-01')] }, 'yes'],
    [{ ...post, certificate: 'required', certificateLevel: 'assistant' }, [], coming, 'yes'],
    [{ ...post, certificate: 'required', certificateLevel: 'intermediate' }, [], coming, 'posts/certificate-required'],
    [
      { ...post, certificate: 'required', certificateLevel: 'assistant' },
      [],
      { ...coming, level: undefined },
      'posts/certificate-required',
    ],
    [{ ...post, certificate: 'preferred', certificateLevel: 'senior' }, [], coming, 'yes'],
  ]
  for (const [offered, others, who, answer] of examples) assert.equal(said(takeSeat(offered, others, who)), answer)
})

test('a level that is not known is neither met nor unmet', () => {
  assert.equal(reachesLevel('senior', 'assistant'), 'met')
  assert.equal(reachesLevel('none', 'assistant'), 'unmet')
  assert.equal(reachesLevel(undefined, 'assistant'), 'unknown')
  assert.equal(reachesLevel(undefined, null), 'met')
})

test('who moves to another post of the same kind has been in that kind since the first, unless there was a gap', () => {
  const day = parseDay('2026-06-01')
  const worker = (from: string, until: string | null = null) => ({ kind: 'worker', ...term(from, until) })
  assert.equal(kindOn([], day), undefined)
  assert.equal(kindOn([worker('2020-01-01', '2026-06-01')], day), undefined)
  assert.deepEqual(kindOn([worker('2020-01-01')], day), { kind: 'worker', since: '2020-01-01' })
  assert.deepEqual(kindOn([worker('2022-01-01'), worker('2020-01-01', '2022-01-01')], day), {
    kind: 'worker',
    since: '2020-01-01',
  })
  assert.deepEqual(kindOn([worker('2022-01-01'), worker('2020-01-01', '2021-01-01')], day), {
    kind: 'worker',
    since: '2022-01-01',
  })
  const promoted = [worker('2020-01-01', '2024-01-01'), { kind: 'deputy', ...term('2024-01-01') }]
  assert.deepEqual(kindOn(promoted, day), { kind: 'deputy', since: '2024-01-01' })
  assert.deepEqual(kindOn(promoted, parseDay('2023-12-31')), { kind: 'worker', since: '2020-01-01' })
})
