import type { FactSource } from '#kernel/fact-source.ts'

/** The titles of ours that somebody holds on a day, as `<place>-<code>` beside those of the register: nobody is chosen twice where the rule says so. */
export const titleFacts: FactSource = {
  begin: ['titles'],
  of: async (query, personIds, on) => {
    const rows = await query<{ personId: string; titles: string[] }>(
      `select person_id as "personId", array_agg(distinct place || '-' || code) as titles from selection.title
        where person_id = any ($1::uuid[]) and stage = 'held' and from_on <= $2 and (until_on is null or until_on > $2) and (withdrawn_on is null or withdrawn_on > $2)
        group by person_id`,
      [personIds, on],
    )
    return new Map(rows.map(({ personId, titles }) => [personId, { titles }]))
  },
}
