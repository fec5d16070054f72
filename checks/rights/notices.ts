import { gate, inTransaction } from '#kernel/database.ts'
import { notices } from '#modules/notices/contract.ts'
import { notify } from '#modules/notices/public.ts'
import { personId } from '#demo/test-world.ts'
import { rowOf } from '../rights-rows.ts'
import type { RightsPart } from '../rights-rows.ts'

const secret = '只说给许安听'

export const samples: RightsPart['samples'] = {
  'GET /notices': [{ rows: 'notice', shows: (answer, row) => answer.includes(row.mark), only: 'nobody' }],
  'GET /notices/count': [{ rows: 'notice', shows: (answer, row) => answer.includes(row.mark), only: 'nobody' }],
  'POST /notices/:noticeId/read': [{ rows: 'notice', input: (row) => ({ noticeId: row.id }), only: 'nobody' }],
  'POST /notices/read': [{ because: 'one’s own, all of them' }],
}

/** One notice of a colleague who calls nothing: nobody else ever sees it. */
export const makeRows: RightsPart['makeRows'] = async (server, rows) => {
  await inTransaction(server.house.gatePool, gate, ({ query }) =>
    notify(
      { query, now: server.house.clock() },
      {
        personId: personId('colleague'),
        key: 'rights/secret',
        title: { zh: secret, en: 'For Xu An alone' },
        body: { zh: '正文', en: 'Body' },
        link: null,
        dueOn: null,
      },
    ),
  )
  const [made] = (await (await server.as('colleague')).get(notices, {})).rows
  rows.notice = [rowOf('notice of colleague', made!.noticeId, 'colleague', secret)]
}
