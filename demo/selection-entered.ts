import type { Player } from '#demo/player.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Refused } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as selection from '#modules/selection/contract.ts'

/** A round from its opening until its reviews, as its people and its office would bring it there. */

export interface Office {
  player: Player
  officer: Actor
  regionCode: RegionCode
}

export interface Entrant {
  applicant: Actor
  /** Who speaks for the employer, where the chain asks it. */
  employer: Actor
  /** What goes with the entry besides what the registers know. */
  says?: Partial<Pick<InputOf<typeof selection.saveEntry>, 'stated' | 'track' | 'evidence'>>
}

export const hour = (day: Day, at: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + at * 3_600_000)

const nothingStated = { facts: {}, criteria: {}, parts: {}, relatives: [] }

/** Begins, writes where there is something to say, and hands in; a condition that is not met is handed in with a reason. */
export async function enter(player: Player, { applicant, says }: Omit<Entrant, 'employer'>, roundId: string) {
  let { entryId, version } = await player.do(applicant, selection.openEntry, { roundId })
  if (says)
    ({ version } = await player.do(applicant, selection.saveEntry, {
      entryId,
      basedOnVersion: version,
      stated: nothingStated,
      ...says,
    }))
  const about = { entryId, basedOnVersion: version }
  try {
    return await player.do(applicant, selection.submitEntry, about)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return player.do(applicant, selection.submitEntry, { ...about, despite: '证书信息正在更正，先行提交' })
  }
}

interface HandedIn {
  entryId: string
  version: number
  stage: string
}

/** Up the levels below the round: by the employer, and by the office in place of a street that has no account. */
export async function recommended(
  { player, officer }: Office,
  { employer }: Entrant,
  entry: HandedIn,
): Promise<HandedIn> {
  let now = entry
  for (const by of [employer, officer]) {
    if (now.stage !== 'submitted') break
    player.now = new Date(player.now.getTime() + 26 * 3_600_000)
    now = await player.do(by, selection.recommendEntry, {
      entryId: now.entryId,
      basedOnVersion: now.version,
      answer: 'recommended',
      reason: by === officer ? '街道尚未开通账号，经电话核实，代为推荐' : '工作扎实，同意推荐',
    })
  }
  return now
}

/** What the office says of an entry that came to it: admitted with a ruling on what nobody knows, or refused by its clauses. */
export async function screen({ player, officer }: Office, entryId: string, basedOnVersion: number): Promise<boolean> {
  const { requirements, namesakes } = await player.do(officer, selection.entry, { entryId })
  const unmet = requirements.filter((one) => one.outcome === 'unmet').map((one) => one.code)
  const about = { entryId, basedOnVersion }
  if (unmet.length > 0)
    await player.do(officer, selection.screenEntry, {
      ...about,
      answer: 'refused',
      clauses: unmet,
      reason: '与申报条件不符',
    })
  else
    await player.do(officer, selection.screenEntry, {
      ...about,
      answer: 'admitted',
      rulings: [
        ...requirements
          .filter((one) => one.outcome === 'unknown')
          .map(({ code }) => ({ code, reason: '经核对推荐材料，符合' })),
        ...(namesakes.length > 0 ? [{ code: 'namesake', reason: '已核对，不是同一人' }] : []),
      ],
    })
  return unmet.length === 0
}

/** Opened, entered, recommended level by level, screened. Answers who was admitted, and the version at which reviewing begins. */
export async function enteredRound(
  office: Office,
  opening: Omit<InputOf<typeof selection.openRound>, 'regionCode'>,
  entrants: readonly Entrant[],
): Promise<{ roundId: string; version: number; admitted: string[] }> {
  const { player, officer, regionCode } = office
  const [openedOn, entriesLastOn] = [parseDay(opening.openedOn), parseDay(opening.entriesLastOn)]
  player.now = hour(openedOn, 9)
  const { roundId } = await player.do(officer, selection.openRound, { ...opening, regionCode })
  const handedIn: HandedIn[] = []
  for (const [at, entrant] of entrants.entries()) {
    player.now = hour(addDays(openedOn, 3 + (at % 7)), 10)
    handedIn.push(await recommended(office, entrant, await enter(player, entrant, roundId)))
  }
  player.now = hour(addDays(entriesLastOn, 1), 9)
  const screening = await player.do(officer, selection.moveRoundOn, { roundId, basedOnVersion: 1 })
  const admitted: string[] = []
  for (const { entryId, version } of handedIn) if (await screen(office, entryId, version)) admitted.push(entryId)
  player.now = hour(addDays(entriesLastOn, 3), 9)
  const { version } = await player.do(officer, selection.moveRoundOn, { roundId, basedOnVersion: screening.version })
  return { roundId, version, admitted }
}
