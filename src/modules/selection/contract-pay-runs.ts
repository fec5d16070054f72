// Payment runs: proposed, approved, sent, read back in part, and what was owed back.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day } from '#kernel/shapes.ts'
import { Span } from '#modules/selection/contract-titles.ts'

const Id = z.uuid()
const Code = z.string().max(60)
const Done = z.object({ done: z.literal(true) })

const Run = z.object({
  runId: z.string(),
  version: z.number().int(),
  award: z.string(),
  untilOn: z.string(),
  stage: z.enum(['proposed', 'approved', 'sent', 'closed', 'dropped']),
  lines: z.number().int(),
  fen: z.number().int(),
  owedFen: z.number().int(),
})

export const payRuns = endpoint({
  method: 'GET',
  path: '/selection/runs',
  title: { zh: '津贴发放批次', en: 'Payment runs' },
  may: 'selection:pay',
  input: PageInput,
  output: z.object({
    rows: pageOf(Run),
    programmes: z.array(z.object({ place: z.string(), code: z.string(), award: z.string() })),
  }),
})

export const payRun = endpoint({
  method: 'GET',
  path: '/selection/runs/:runId',
  title: { zh: '发放批次', en: 'A payment run' },
  may: 'selection:pay',
  readsPersonalData: true,
  input: z.object({ runId: Id }),
  output: Run.extend({
    proposedBy: z.string(),
    approvedBy: z.string().nullable(),
    mayApprove: z.boolean(),
    rows: z.array(
      z.object({
        lineId: z.string(),
        titleId: z.string(),
        place: z.number().int(),
        name: z.string(),
        dueFen: z.number().int(),
        beforeFen: z.number().int(),
        amountFen: z.number().int(),
        stage: z.enum(['proposed', 'sent', 'paid', 'failed', 'owed', 'repaid', 'carried']),
        tries: z.number().int(),
        failure: z.string(),
        spans: z.array(Span),
      }),
    ),
  }),
})

export const proposeRun = endpoint({
  method: 'POST',
  path: '/selection/runs',
  title: { zh: '拟定发放批次', en: 'Propose a payment run' },
  may: 'selection:pay',
  input: z.object({ place: Code, code: Code, untilOn: Day }),
  output: z.object({ runId: z.string(), lines: z.number().int() }),
})

const runAct = { runId: Id, basedOnVersion: z.int() }
const ranOn = z.object({ version: z.number().int() })

export const approveRun = endpoint({
  method: 'POST',
  path: '/selection/runs/:runId/approve',
  title: { zh: '批准发放', en: 'Approve a payment run' },
  may: 'selection:pay',
  input: z.object({ ...runAct, approved: z.boolean() }),
  output: ranOn,
})

export const sendRun = endpoint({
  method: 'POST',
  path: '/selection/runs/:runId/send',
  title: { zh: '送银行（失败的重发）', en: 'Send to the bank, or again' },
  may: 'selection:pay',
  input: z.object(runAct),
  output: ranOn.extend({ sent: z.number().int(), failed: z.number().int() }),
})

export const bankFile = endpoint({
  method: 'GET',
  path: '/selection/runs/:runId/bank-file',
  title: { zh: '下载银行代发文件', en: 'The file for the bank' },
  may: 'selection:pay',
  readsPersonalData: true,
  input: z.object({ runId: Id, as: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.any(),
  produces: 'file',
})

export const readReturn = endpoint({
  method: 'POST',
  path: '/selection/runs/:runId/return',
  title: { zh: '读入银行回盘', en: 'Read what the bank sent back' },
  may: 'selection:pay',
  accepts: 'bytes',
  input: z.object({ runId: Id }),
  output: ranOn.extend({
    paid: z.number().int(),
    failed: z.number().int(),
    /** Sent, and the bank says nothing of them. */
    waiting: z.number().int(),
    /** Lines of the file that belong to nothing that was sent, or to another sum. */
    strange: z.array(z.number().int()),
    closed: z.boolean(),
  }),
})

export const closeRun = endpoint({
  method: 'POST',
  path: '/selection/runs/:runId/close',
  title: { zh: '结束批次（未发的转下次）', en: 'Close a run; what failed goes into the next' },
  may: 'selection:pay',
  input: z.object(runAct),
  output: ranOn,
})

export const repaid = endpoint({
  method: 'POST',
  path: '/selection/lines/:lineId/repaid',
  title: { zh: '登记已退回', en: 'Paid back' },
  may: 'selection:pay',
  input: z.object({ lineId: Id, repaidOn: Day }),
  output: Done,
})
