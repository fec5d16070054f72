// A rule is written and seen by the offices of its region, and issued by somebody else.
import { organisations, regions } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/selection/contract.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const ofDraft = (row: Row) => ({ draftId: row.id })
const byOffice = { rows: 'draft', only: ['region'] as ('region' | 'organisation' | 'own')[] }

export const samples: Record<string, Sample[]> = {
  'GET /selection/drafts': [
    { ...byOffice, input: () => ({ size: 100 }), shows: (answer, row) => answer.includes(row.id) },
  ],
  'POST /selection/drafts': [
    {
      because: 'an office writes for its own region: drafts.test.ts',
      input: () => ({ from: null, code: 'tried-rights', title: '试算' }),
    },
  ],
  'GET /selection/drafts/:draftId': [{ ...byOffice, input: ofDraft }],
  'POST /selection/drafts/:draftId/text': [
    {
      ...byOffice,
      input: (row) => ({ ...ofDraft(row), basedOnVersion: 999, text: '' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'POST /selection/drafts/:draftId/stage': [
    {
      ...byOffice,
      input: (row) => ({ ...ofDraft(row), basedOnVersion: 999, act: 'submit' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'POST /selection/drafts/:draftId/comparison': [
    { ...byOffice, input: (row) => ({ ...ofDraft(row), on: 'last-round' }) },
  ],
}

/** A draft of each county. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  rows['draft'] = []
  for (const [who, regionCode] of [
    ['officer', regions.county],
    ['stranger', regions.neighbourCounty],
  ] as const) {
    const caller = await server.as(who)
    const { draftId } = await caller.get(contract.beginDraft, { from: null, code: 'exemplary', title: '优秀社工评选' })
    rows['draft'].push({
      label: `draft of ${who}`,
      id: draftId,
      regionCode,
      organisationId: null,
      personId: null,
      mark: draftId,
      besides: organisations.station,
    })
  }
}
