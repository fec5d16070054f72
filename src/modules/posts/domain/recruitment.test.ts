import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  certificateRole,
  type Contender,
  type Entry,
  faultOf,
  obstacles,
  type PlaceNow,
  type Scheme,
  type Stage,
  type Standing,
  standings,
  totalOf,
} from './recruitment.ts'

const stage = (code: string, kind: Stage['kind'], more: Partial<Stage> = {}): Stage => ({
  code,
  kind,
  weight: 0,
  passMark: null,
  ratio: null,
  ties: 'all',
  fillUp: false,
  enough: false,
  ...more,
})
const scheme: Scheme = {
  stages: [
    stage('sign-up', 'sign-up'),
    stage('papers', 'pass', { enough: true }),
    stage('written', 'score', { weight: 60 }),
    stage('interview', 'score', { weight: 40, passMark: 60, ratio: 2 }),
    stage('health', 'pass', { ratio: 1, ties: 'decide', fillUp: true }),
    stage('list', 'public'),
    stage('post', 'post'),
  ],
  preferenceBy: 'tie',
  preferencePoints: 3,
  tieBreaks: ['certificate', 'written'],
}
const yes: Entry = { passed: true, mark: null, absent: false }
const no: Entry = { passed: false, mark: null, absent: false }
const away: Entry = { passed: null, mark: null, absent: true }
const mark = (points: number): Entry => ({ passed: null, mark: points * 100, absent: false })

const one = (id: string, written?: number, interview?: number, more: Partial<Contender> = {}): Contender => ({
  id,
  entries: {
    papers: yes,
    ...(written !== undefined && { written: mark(written) }),
    ...(interview !== undefined && { interview: mark(interview) }),
    ...more.entries,
  },
  preferred: more.preferred ?? false,
  withdrawnAt: more.withdrawnAt ?? null,
  lot: more.lot ?? null,
})
const at = (now: string, places: number, people: Contender[], by = scheme) =>
  [...standings(by, now, places, people).values()].map(
    ({ id, state, why, rank, shared }) =>
      `${id} ${state}${why ? ` ${why}` : ''}${rank === null ? '' : ` ${rank}`}${shared ? ' =' : ''}`,
  )

test('a scheme that cannot run is found before anybody signs up', () => {
  assert.equal(faultOf(scheme), undefined)
  assert.equal(faultOf({ stages: [], tieBreaks: [] })?.code, 'scheme-ends')
  assert.equal(faultOf({ ...scheme, stages: scheme.stages.slice(0, -1) })?.code, 'scheme-ends')
  assert.deepEqual(faultOf({ ...scheme, stages: scheme.stages.filter(({ code }) => code !== 'written') }), {
    code: 'scheme-weights',
    params: { sum: 40 },
  })
  assert.equal(faultOf({ ...scheme, tieBreaks: ['singing'] })?.code, 'scheme-tie-breaks')
  assert.equal(faultOf({ stages: [scheme.stages[0]!, scheme.stages.at(-1)!], tieBreaks: ['certificate'] }), undefined)
})

test('what a post requires stays required; what it prefers is read as the round reads it', () => {
  assert.deepEqual(
    (['required', 'preferred', 'none'] as const).map((post) =>
      (['condition', 'preference', null] as const).map((reading) => certificateRole(post, reading)),
    ),
    [
      ['condition', 'condition', 'condition'],
      ['condition', 'preference', 'preference'],
      ['none', 'none', 'none'],
    ],
  )
})

test('a total weighs the marks; a preference adds points only where the rule says points', () => {
  assert.equal(totalOf(one('a'), scheme), null)
  assert.equal(totalOf(one('a', 80), scheme), 4800)
  assert.equal(totalOf(one('a', 80.25, 70.5), scheme), 7635)
  assert.equal(totalOf(one('a', 80, 70, { preferred: true }), scheme), 7600)
  assert.equal(totalOf(one('a', 80, 70, { preferred: true }), { ...scheme, preferenceBy: 'points' }), 7900)
  assert.equal(totalOf(one('a', 80, 70), { ...scheme, preferenceBy: 'points' }), 7600)
})

test('who lacks an entry waits, who fails, stays away or is below the mark is out', () => {
  assert.deepEqual(at('sign-up', 1, [one('a', undefined, undefined, { entries: { papers: undefined } })]), ['a in'])
  assert.deepEqual(
    at('papers', 1, [
      one('a'),
      one('b', undefined, undefined, { entries: { papers: no } }),
      one('c', undefined, undefined, { entries: { papers: undefined } }),
    ]),
    ['a in', 'b out failed', 'c waiting'],
  )
  assert.deepEqual(
    at('interview', 2, [
      one('a', 90, 60),
      one('b', 80, 59.99),
      one('c', 70, undefined, { entries: { interview: away } }),
      one('d', 60),
    ]),
    ['a in 1', 'b out below-mark', 'c out absent', 'd waiting 2'],
  )
})

test('so many for each place come into the interview, and all who are equal over the line', () => {
  const people = [one('a', 90), one('b', 80), one('c', 80), one('d', 70)]
  assert.deepEqual(at('interview', 1, people), [
    'a waiting 1',
    'b waiting 2 =',
    'c waiting 2 =',
    'd out beyond-ratio 4',
  ])
  assert.deepEqual(
    at('interview', 0, people),
    people.map(({ id }, index) => `${id} out beyond-ratio ${[1, 2, 2, 4][index]}${index % 3 ? ' =' : ''}`),
  )
})

test('who came into the interview stays, whatever the mark there, and whoever was decided to come first later', () => {
  assert.deepEqual(
    at('interview', 1, [one('a', 90, 60), one('b', 80, 60), one('c', 80, 100, { lot: 1 }), one('d', 70)]),
    ['a in 2', 'b in 3', 'c in 1', 'd out beyond-ratio 4'],
  )
  const talkFirst = { ...scheme, tieBreaks: ['interview'] }
  assert.deepEqual(at('interview', 1, [one('a', 80, 60), one('b', 80, 70), one('c', 80)], talkFirst), [
    'a in 2',
    'b in 1',
    'c waiting 3',
  ])
})

test('equals for the last place: the certificate, then the written test, then somebody decides', () => {
  const equal = (more: Partial<Contender> = {}) => [one('a', 80, 80), one('b', 80, 80, more)]
  assert.deepEqual(at('health', 1, equal()), ['a tied 1 =', 'b tied 1 ='])
  assert.deepEqual(at('health', 1, equal({ preferred: true })), ['a reserve 2', 'b waiting 1'])
  assert.deepEqual(at('health', 1, equal({ lot: 1 })), ['a waiting 1', 'b reserve 2'])
  assert.deepEqual(at('health', 1, [one('a', 70, 85), one('b', 80, 70)]), ['a reserve 2', 'b waiting 1'])
  assert.deepEqual(at('health', 2, equal()), ['a waiting 1 =', 'b waiting 1 ='])
  assert.deepEqual(
    at('health', 1, equal({ preferred: true }), { ...scheme, preferenceBy: 'points', tieBreaks: ['certificate'] }),
    ['a reserve 2', 'b waiting 1'],
  )
})

test('who drops out after the line leaves the seat to the next, also at the public list', () => {
  const failed = { entries: { health: no } }
  assert.deepEqual(
    at('health', 1, [one('a', 90, 90, failed), one('b', 80, 80), one('c', 70, 70)]),
    ['a out failed', 'b waiting 1', 'c out beyond-ratio'].map((line, index) =>
      index === 2 ? 'c out beyond-ratio 2' : line,
    ),
  )
  const passed = { entries: { health: yes } }
  assert.deepEqual(
    at('list', 1, [one('a', 90, 90, { entries: { health: yes, list: no } }), one('b', 80, 80, passed)]),
    ['a out objection', 'b in 1'],
  )
  assert.deepEqual(at('list', 1, [one('a', 90, 90, { ...passed, withdrawnAt: 'list' }), one('b', 80, 80)]), [
    'a withdrawn',
    'b waiting 1',
  ])
  assert.deepEqual(at('list', 1, [one('a', 90, 90, passed), one('b', 80, 80)]), ['a in 1', 'b reserve 2'])
})

test('who withdrew before a line counts no more there; who withdraws behind it keeps what was cut', () => {
  assert.deepEqual(
    at('interview', 1, [one('a', 90, undefined, { withdrawnAt: 'written' }), one('b', 80), one('c', 70), one('d', 60)]),
    ['a withdrawn', 'b waiting 1', 'c waiting 2', 'd out beyond-ratio 3'],
  )
  assert.deepEqual(
    at('interview', 1, [one('a', 90, undefined, { withdrawnAt: 'interview' }), one('b', 80), one('c', 70)]),
    ['a withdrawn', 'b waiting 1', 'c out beyond-ratio 2'],
  )
})

test('what stands in the way of the next stage is said with how many', () => {
  const standing = (state: Standing['state']): Standing => ({
    id: state,
    state,
    stage: '',
    why: null,
    total: null,
    rank: null,
    shared: false,
  })
  const place = (now: Standing['state'][], more: Partial<PlaceNow> = {}): PlaceNow => ({
    places: 1,
    fewKept: false,
    now: now.map(standing),
    next: [],
    appointed: 0,
    ...more,
  })
  const days = { today: '2026-03-16', signUpUntil: '2026-03-15', publicUntil: '2026-03-15' }
  const [signUp, papers, written, , health, list, post] = scheme.stages as Stage[]
  const find = (of: Stage, places: PlaceNow[], more: Partial<typeof days> = {}) =>
    obstacles(of, places, { ...days, ...more }, 2).map(({ code, count }) => `${code} ${count}`)

  assert.deepEqual(find(signUp!, [place(['in'])]), [])
  assert.deepEqual(find(signUp!, [place(['in'])], { signUpUntil: '2026-03-16' }), ['sign-up-running 1'])
  assert.deepEqual(find(signUp!, [place([])], { signUpUntil: '2026-03-16' }), ['sign-up-running 1'])
  assert.deepEqual(find(signUp!, [place([])]), ['nobody-left 1'])
  assert.deepEqual(find(papers!, [place(['waiting', 'in', 'in'])]), ['entries-missing 1'])
  assert.deepEqual(find(papers!, [place(['in'])]), ['too-few 1'])
  assert.deepEqual(find(papers!, [place(['in'], { fewKept: true }), place(['in', 'in'])]), [])
  assert.deepEqual(find(papers!, [place(['out']), place([], { places: 0 })]), ['nobody-left 1'])
  assert.deepEqual(find(written!, [place(['in'], { next: [standing('tied'), standing('tied')] })]), [
    'ties-undecided 2',
  ])
  assert.deepEqual(find(health!, [place(['tied', 'tied'])]), ['ties-undecided 2'])
  assert.deepEqual(find(list!, [place(['in'])]), [])
  assert.deepEqual(find(list!, [place(['in'])], { publicUntil: '2026-03-16' }), ['publicity-running 1'])
  assert.deepEqual(find(list!, [place(['in'])], { publicUntil: null as never }), ['publicity-running 1'])
  assert.deepEqual(find(post!, [place(['in', 'in'], { appointed: 1 })]), ['not-appointed 1'])
  assert.deepEqual(find(post!, [place(['in'], { appointed: 1 }), place(['out'])]), [])
})
