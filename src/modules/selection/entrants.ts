import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { maskMiddle } from '#modules/selection/domain/notice.ts'
import type { Ranked, Shown } from '#modules/selection/kept.ts'
import type { EntryRow } from '#modules/selection/tables.ts'

type Entrant = Pick<
  EntryRow,
  'id' | 'person_id' | 'organisation_id' | 'employer_id' | 'region_code' | 'title' | 'track' | 'facts'
>

interface Named {
  /** Of the person, the project or the organisation. */
  name: string
  organisation: string
  region: string
}

/** Who stands behind entries, in three statements however many. */
export async function namesOf(
  { db, query }: Pick<Context, 'db' | 'query'>,
  entries: readonly Entrant[],
): Promise<Map<string, Named>> {
  const {
    people,
    organisations: units,
    regions,
  } = await namesIn({ db, query }, entries, {
    people: (one) => one.person_id,
    organisations: (one) => one.organisation_id ?? one.employer_id,
    regions: (one) => one.region_code,
  })
  return new Map(
    entries.map((one) => {
      const organisation = units.get(one.organisation_id ?? one.employer_id ?? '') ?? ''
      const person = one.person_id && people.get(one.person_id)
      return [
        one.id,
        { name: person || one.title || organisation, organisation, region: regions.get(one.region_code) ?? '' },
      ]
    }),
  )
}

/** What the rule shows of an entry, masked; a code that is none of ours is a fact of the entry. */
export function shownOf(
  house: Pick<Context['house'], 'packs'>,
  entry: Entrant,
  named: Named,
  ranked: Ranked,
  shows: readonly Shown[],
  tracks: readonly { code: string; name: { zh: string } }[],
): Record<string, string> {
  const known: Record<string, string> = {
    ...named,
    title: entry.title ?? '',
    track: tracks.find((one) => one.code === entry.track)?.name.zh ?? '',
    rank: String(ranked.rank),
    score: (ranked.score / 100).toFixed(2),
  }
  return Object.fromEntries(
    shows.map(({ code, mask }) => {
      const fact = entry.facts.facts?.[code]
      const said = known[code] ?? (fact === undefined ? '' : factWords(house.packs, code, fact).zh)
      return [code, mask === 'middle' && said ? maskMiddle(said) : said]
    }),
  )
}
