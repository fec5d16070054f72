// Who reaches what of the programmes: the rules are open to staff, a rehearsal names only people within reach.
import type { Row, Sample } from '../rights-rows.ts'

const leading = { place: 'zhejiang', code: 'leading' }
const input = () => leading
const named = (answer: string, row: Row) => answer.includes(row.id)

export const samples: Record<string, Sample[]> = {
  'GET /selection/programmes': [{ because: 'the rules of packs, the same for everyone' }],
  'GET /selection/programmes/:place/:code': [{ because: 'the rules of a pack, the same for everyone', input }],
  'GET /selection/programmes/:place/:code/rehearsal': [
    { rows: 'person', input: () => ({ ...leading, size: 100 }), shows: named },
  ],
  'GET /selection/programmes/:place/:code/rehearsal/export': [
    { rows: 'region', input: (row) => ({ ...leading, regionCode: row.id }) },
  ],
}
