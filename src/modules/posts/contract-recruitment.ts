// Rounds of recruitment: the rule, the places, and how a round goes on.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import {
  BasisShown,
  CertificateLevel,
  changed,
  Named,
  note,
  Search,
  ShownDay,
  text,
  Two,
  Version,
} from '#modules/posts/contract-shapes.ts'

const Reading = z.enum(['preference', 'condition'])
const Status = z.enum(['open', 'closed', 'cancelled'])

/* ── The rule ── */

const StageShown = z.object({
  code: z.string(),
  kind: z.enum(['sign-up', 'pass', 'score', 'public', 'post']),
  name: Two,
  weight: z.number(),
  passMark: z.number().nullable(),
  ratio: z.number().nullable(),
  ties: z.enum(['all', 'decide']),
  fillUp: z.boolean(),
  enough: z.boolean(),
  ...BasisShown,
})

const RuleLine = z.object({ name: Two, value: Two, ...BasisShown, note: Two.nullable() })

export const recruitmentRules = endpoint({
  method: 'GET',
  path: '/posts/recruitment-rules',
  title: { zh: '招聘办法', en: 'The rule of recruitment' },
  may: 'posts:read-recruitment',
  input: z.object({ regionCode: RegionCode }),
  output: z.object({
    reading: z.enum(['preference', 'condition', 'ask']),
    stages: z.array(StageShown),
    /** Conditions of entry, then the other values, each in words. */
    requirements: z.array(RuleLine),
    values: z.array(RuleLine),
    /** Why no round can be opened by it. */
    fault: Two.nullable(),
  }),
})

/* ── Rounds ── */

const RoundShown = z.object({
  recruitmentId: z.uuid(),
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: z.string(),
  stageName: Two,
  status: Status,
  signUpUntil: ShownDay,
  openedOn: ShownDay,
  places: z.int(),
  candidates: z.int(),
  appointed: z.int(),
})

const RoundFilter = z.object({ search: Search, status: Status.optional() })

export const recruitments = endpoint({
  method: 'GET',
  path: '/posts/recruitments',
  title: { zh: '公开招聘', en: 'Rounds of recruitment' },
  may: 'posts:read-recruitment',
  input: PageInput.extend(RoundFilter.shape),
  output: pageOf(RoundShown),
})

const Obstacle = z.object({
  code: z.enum([
    'sign-up-running',
    'entries-missing',
    'too-few',
    'nobody-left',
    'ties-undecided',
    'publicity-running',
    'not-appointed',
  ]),
  count: z.int(),
})

const PlaceShown = z.object({
  placeId: z.uuid(),
  postId: z.uuid(),
  title: z.string(),
  organisation: Named,
  planned: z.int(),
  places: z.int(),
  certificate: z.enum(['none', 'preference', 'condition']),
  certificateLevel: CertificateLevel.nullable(),
  fewKept: z.boolean(),
  candidates: z.int(),
  /** Still in the running. */
  running: z.int(),
  appointed: z.int(),
  /** Equals over the line: somebody must decide. */
  tied: z.array(z.object({ candidateId: z.uuid(), number: z.int(), name: z.string() })),
  version: z.int(),
})

export const recruitmentRound = endpoint({
  method: 'GET',
  path: '/posts/recruitments/:recruitmentId',
  title: { zh: '招聘批次', en: 'A round of recruitment' },
  may: 'posts:read-recruitment',
  input: z.object({ recruitmentId: z.uuid() }),
  output: RoundShown.extend({
    notice: z.string(),
    reading: Reading.nullable(),
    readingReason: z.string(),
    publicFrom: ShownDay.nullable(),
    publicUntil: ShownDay.nullable(),
    version: z.int(),
    stages: z.array(StageShown.extend({ people: z.int() })),
    requirements: z.array(RuleLine),
    values: z.array(RuleLine),
    leastPerPlace: z.number(),
    placesShown: z.array(PlaceShown),
    obstacles: z.array(Obstacle),
    nextStage: Two.nullable(),
    decisions: z.array(
      z.object({
        kind: z.enum(['reading', 'places', 'few-kept', 'tie', 'withdrawal', 'unknown-passed', 'cancellation', 'stage']),
        about: z.string(),
        value: z.string(),
        valueName: Two.nullable(),
        reason: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
})

export const openRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments',
  title: { zh: '发起招聘', en: 'Open a round of recruitment' },
  may: 'posts:recruit',
  input: z.object({
    regionCode: RegionCode,
    title: text(2, 80),
    notice: note(200),
    signUpUntil: Day,
    /** Where the rule leaves open what “preferred” means. */
    reading: Reading.nullable().default(null),
    readingReason: note(300),
    places: z
      .array(z.object({ postId: z.uuid(), places: z.int().min(1).max(1000) }))
      .min(1)
      .max(100),
  }),
  output: z.object({ recruitmentId: z.uuid(), version: z.int() }),
})

export const advanceRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/stage',
  title: { zh: '进入下一环节', en: 'Go on to the next stage' },
  may: 'posts:recruit',
  input: z.object({ recruitmentId: z.uuid(), basedOnVersion: Version }),
  output: z.object({ recruitmentId: z.uuid(), version: z.int(), stage: z.string(), status: Status }),
})

export const cancelRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/cancellation',
  title: { zh: '取消招聘', en: 'Cancel a round' },
  may: 'posts:recruit',
  input: z.object({ recruitmentId: z.uuid(), basedOnVersion: Version, reason: text(2, 300) }),
  output: changed('recruitmentId'),
})

export const decidePlaces = endpoint({
  method: 'POST',
  path: '/posts/recruitment-places/:placeId/places',
  title: { zh: '核减、取消或保留招聘名额', en: 'Reduce, cancel or keep the places of a post' },
  may: 'posts:recruit',
  // As many as there are: they are kept although the candidates are few. None: cancelled.
  input: z.object({
    placeId: z.uuid(),
    basedOnVersion: Version,
    places: z.int().min(0).max(1000),
    reason: text(2, 300),
  }),
  output: changed('placeId'),
})

export const decideTie = endpoint({
  method: 'POST',
  path: '/posts/recruitment-places/:placeId/tie',
  title: { zh: '确定并列人员的先后', en: 'Decide between equals' },
  may: 'posts:recruit',
  input: z.object({
    placeId: z.uuid(),
    basedOnVersion: Version,
    /** The equals, the first one first. */
    order: z.array(z.uuid()).min(2).max(100),
    reason: text(2, 300),
  }),
  output: changed('placeId'),
})
