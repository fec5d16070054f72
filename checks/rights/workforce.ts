// Who reaches what of the registry: files are read by staff within reach, one's own page by everyone.
import { regions } from '#demo/test-world.ts'
import type { Row, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const named = (answer: string, row: Row) => answer.includes(row.id)
/** An id that nobody has, so that nothing is made. */
const nobody = '00000000-0000-7000-8000-0000000000ff'

const worker = {
  name: '程小满',
  sex: 'male',
  bornOn: '1990-01-01',
  identityNumber: null,
  noNumberReason: '未登记',
  phone: null,
  system: 'no-such-system',
  kind: 'social-worker',
  regionCode: regions.town,
}

export const samples: Record<string, Sample[]> = {
  'GET /people/code-lists': open('codes of the packs'),
  'GET /people/find': [{ rows: 'person', input: () => ({ search: '' }), shows: named }],
  'GET /people/without-file': open('those of one’s reach; the cast all have a file', { input: () => ({}) }),
  'POST /people': [
    {
      rows: 'site',
      input: (row) => ({ ...worker, organisationId: row.id }),
      found: ['workforce/code-unknown'],
      hidden: ['workforce/organisation-not-found', 'workforce/place-out-of-reach'],
    },
  ],
  'POST /people/:personId/confirmation': [
    { rows: 'person', input: (row) => ({ personId: row.id, basedOnVersion: 99 }), found: ['kernel/changed-meanwhile'] },
  ],
  'PUT /people/evidence/:evidenceId': open('about oneself; the officers have no file', {
    input: () => ({ evidenceId: nobody }),
    body: Buffer.from('not a picture'),
    found: ['workforce/evidence-not-readable', 'kernel/not-found'],
  }),
  'GET /people/evidence/:evidenceId': open('nobody sent it', {
    input: () => ({ evidenceId: nobody }),
    found: ['kernel/not-found'],
  }),
}
