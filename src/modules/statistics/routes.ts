import { route } from '#kernel/http.ts'
import { sealMonth } from '#modules/statistics/commands/seal-month.ts'
import { submitMonth } from '#modules/statistics/commands/submit-month.ts'
import * as contract from '#modules/statistics/contract.ts'
import { breakdown } from '#modules/statistics/queries/breakdown.ts'
import { exportFigure } from '#modules/statistics/queries/export-figure.ts'
import { exportMonth } from '#modules/statistics/queries/export-month.ts'
import { indicators } from '#modules/statistics/queries/indicators.ts'
import { month } from '#modules/statistics/queries/month.ts'
import { months } from '#modules/statistics/queries/months.ts'
import { openFigure } from '#modules/statistics/queries/open-figure.ts'
import { overview } from '#modules/statistics/queries/overview.ts'
import { publicFigures } from '#modules/statistics/queries/public-figures.ts'
import { series } from '#modules/statistics/queries/series.ts'

export const routes = [
  route(contract.indicators, indicators),
  route(contract.overview, overview),
  route(contract.series, series),
  route(contract.breakdown, breakdown),
  route(contract.openFigure, openFigure),
  route(contract.exportFigure, exportFigure),
  route(contract.months, months),
  route(contract.month, month),
  route(contract.exportMonth, exportMonth),
  route(contract.submitMonth, submitMonth),
  route(contract.sealMonth, sealMonth),
  route(contract.publicFigures, publicFigures),
]
