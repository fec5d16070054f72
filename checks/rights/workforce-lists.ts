// Lists of people and the census are an authority's; an import is seen in the region of its sender.
import * as censuses from '#modules/workforce/contract-census.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { cast, organisations, regions } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const named = (answer: string, row: Row) => answer.includes(row.id)
const given = { rows: 'import', input: (row: Row) => ({ importId: row.id }) }
const notNow = { ...given, found: ['workforce/list-not-now'] }

export const samples: Record<string, Sample[]> = {
  'GET /people/imports': [{ rows: 'import', shows: named }],
  'POST /people/imports': [
    {
      rows: 'site',
      input: (row) => ({ fileName: '名册.doc', bytes: 10, senderId: row.id }),
      found: ['workforce/list-format'],
      hidden: ['workforce/list-format'],
    },
  ],
  'PUT /people/imports/:importId/parts/:part': [
    {
      ...given,
      input: (row) => ({ importId: row.id, part: 9 }),
      body: Buffer.from('x'),
      found: ['workforce/list-part'],
    },
  ],
  'POST /people/imports/:importId/look': [{ ...given, found: ['workforce/list-part'] }],
  'GET /people/imports/:importId': [given],
  'POST /people/imports/:importId/preview': [
    { ...given, input: (row) => ({ importId: row.id, headerFrom: null, headerUntil: null, columns: null }) },
  ],
  'POST /people/imports/:importId/mapping': [
    {
      ...notNow,
      input: (row) => ({
        importId: row.id,
        basedOnVersion: 1,
        headerFrom: 0,
        headerUntil: 1,
        columns: [{ at: 0, header: '姓名', column: 'name' }],
        wins: {},
        system: 'other',
        kind: 'social-worker',
        listedOn: '2026-03-01',
      }),
    },
  ],
  'GET /people/imports/:importId/rows': [given],
  'POST /people/imports/:importId/decisions': [
    { ...notNow, input: (row) => ({ importId: row.id, row: 1, decision: 'leave' }) },
  ],
  'POST /people/imports/:importId/run': [notNow],
  'POST /people/imports/:importId/stop': [notNow],
  'POST /people/imports/:importId/undo': [notNow],
  'POST /people/imports/:importId/sheet': [
    { ...given, input: (row) => ({ importId: row.id, reason: '核对' }), found: ['workforce/sheet-gone'] },
  ],
  'GET /people/imports/:importId/mistakes': [{ ...given, found: ['kernel/not-found'] }],
  'GET /people/census': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id }) }],
  'GET /people/census/table': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id, rows: 'sex' }) }],
  'GET /people/census/people': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id }) }],
  'GET /people/census/missing': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id }) }],
  'GET /people/census/export': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id, form: 'xlsx' }) }],
  'GET /people/census/pictures': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id }) }],
  'GET /people/census/people/export': [{ rows: 'region', input: (row) => ({ year: 2025, regionCode: row.id }) }],
  'POST /people/census/draw': [
    {
      rows: 'import',
      input: (row) => ({ year: 2030, regionCode: row.regionCode }),
      found: ['workforce/census-too-early'],
    },
  ],
  'POST /people/census/:censusId/submit': [
    { rows: 'census', input: (row) => ({ censusId: row.id, basedOnVersion: 99 }), found: ['kernel/changed-meanwhile'] },
  ],
  'POST /people/census/:censusId/return': [
    {
      rows: 'census',
      input: (row) => ({ censusId: row.id, basedOnVersion: 99, reason: '请补正' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'POST /people/census/freeze': [
    {
      rows: 'import',
      input: (row) => ({ year: 2030, regionCode: row.regionCode, withoutSubmission: '试' }),
      found: ['workforce/census-too-early', 'workforce/census-level-above'],
    },
  ],
  'POST /people/lists/export': open('those of one’s reach, numbers masked', {
    input: () => ({ shape: 'standard', regionCode: regions.neighbourVillage }),
  }),
}

/** A list of each county's that was announced and not sent, and a census that was asked for. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  rows['import'] = []
  rows['census'] = []
  for (const [who, senderId] of [
    ['officer', organisations.agency],
    ['stranger', organisations.neighbourStation],
  ] as const) {
    const caller = await server.as(who)
    const regionCode = cast[who].region
    const file = { fileName: `${cast[who].name}的名册.xlsx`, bytes: 10, senderId }
    const { importId } = await caller.get(contract.startImport, file)
    const place = { regionCode, organisationId: null, personId: null, besides: '' }
    rows['import'].push({ ...place, label: `import of ${who}`, id: importId, mark: importId })
    await caller.get(censuses.drawCensus, { year: 2024, regionCode: regionCode as never })
    const { counties } = await caller.get(censuses.censusOverview, { year: 2024 })
    const censusId = counties[0]!.censusId!
    rows['census'].push({ ...place, label: `census of ${who}`, id: censusId, mark: censusId })
  }
}
