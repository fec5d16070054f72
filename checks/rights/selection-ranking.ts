// The list of a round is its office's alone, until it is published.
import type { Row, Sample } from '../rights-rows.ts'

const ofRound = (row: Row) => ({ roundId: row.id })
const reading = { shares: 'target', rounding: 'nearest', unfilled: 'released' }
const byOffice = { rows: 'round', only: ['region'] as ('region' | 'organisation' | 'own')[] }

export const samples: Record<string, Sample[]> = {
  'GET /selection/rounds/:roundId/ranking': [{ ...byOffice, input: ofRound }],
  'GET /selection/rounds/:roundId/ranking/list': [{ ...byOffice, input: (row) => ({ ...ofRound(row), ...reading }) }],
  'GET /selection/rounds/:roundId/ranking/export': [{ ...byOffice, input: (row) => ({ ...ofRound(row), ...reading }) }],
  'POST /selection/rounds/:roundId/seal': [
    {
      ...byOffice,
      input: (row) => ({ ...ofRound(row), basedOnVersion: 999, reading, reason: '试算' }),
      found: ['selection/not-ranking'],
    },
  ],
  'GET /selection/rounds/:roundId/sealed': [{ ...byOffice, input: ofRound, found: ['selection/not-sealed'] }],
  'POST /selection/rounds/:roundId/names': [{ ...byOffice, input: ofRound, found: ['selection/not-sealed'] }],
  'POST /selection/rounds/:roundId/run-again': [{ ...byOffice, input: ofRound, found: ['selection/not-sealed'] }],
}
