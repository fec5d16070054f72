import { everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { shown } from '#modules/statistics/domain/indicator.ts'
import { type FigureRow, figureRows, spanOf } from '#modules/statistics/queries/figure-rows.ts'
import { indicatorNamed, periodOf, regionInReach } from '#modules/statistics/reach.ts'

const kinds = {
  record: { zh: '服务记录', en: 'Record' },
  client: { zh: '服务对象', en: 'Client' },
  case: { zh: '个案', en: 'Case' },
  worker: { zh: '社工', en: 'Worker' },
}

/** The rows behind a figure under the reader's own rights, as a workbook. */
export const exportFigure: Handler<typeof contract.exportFigure> = (context, input) => {
  const { db, actor, today } = context
  const indicator = indicatorNamed(input.indicator)
  const span = spanOf(
    indicator,
    regionInReach(actor, input.regionCode),
    periodOf(input.from, input.until, today),
    today,
  )
  const { title } = shown(indicator)
  return sheet<FigureRow & { regionName: string }>(
    context,
    { zh: `${title.zh}的记录`, en: `Rows of ${title.en}` },
    [
      text('名称', 'Row', (row) => row.label),
      text('类型', 'Kind', (row) => kinds[row.kind][actor.language]),
      text('日期', 'Day', (row) => row.on),
      text('地区', 'Region', (row) => row.regionName),
      text('情况', 'Detail', (row) => row.detail),
    ],
    everyRow(async (size, after) => {
      const { rows, next } = await figureRows(context, indicator, span, size, after)
      const names = await regionNames(
        db,
        rows.map((row) => row.regionCode),
      )
      return { rows: rows.map((row) => ({ ...row, regionName: names.get(row.regionCode) ?? row.regionCode })), next }
    }),
  )
}
