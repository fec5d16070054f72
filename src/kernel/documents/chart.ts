import type { Chart } from '#kernel/documents/report.ts'
import { halves } from '#kernel/documents/fit.ts'
import { pyramid, shares } from '#kernel/documents/chart-of-people.ts'
import {
  at2,
  type Drawing,
  escapeXml,
  INK,
  legend,
  number,
  QUIET,
  rect,
  RULE,
  shade,
  SHADES,
  SIZE,
  text,
  WIDTH,
} from '#kernel/documents/svg-marks.ts'

/** A chart as SVG, 720 wide: no title inside (the document prints it), values written at the marks themselves. */
export function chartSvg(chart: Chart): string {
  const { height, marks } = drawn(chart)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img"` +
    ` font-family="Noto Sans SC Medium, Noto Sans SC, Microsoft YaHei, sans-serif" font-size="${SIZE}">` +
    `<title>${escapeXml(chart.title)}</title><desc>${escapeXml(chart.sentence)}</desc>` +
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>${marks.join('')}</svg>`
  )
}

function drawn(chart: Chart): Drawing {
  if (chart.kind === 'line') return lines(chart)
  if (chart.kind === 'pyramid') return pyramid(chart)
  if (chart.kind === 'shares') return shares(chart)
  const sideways =
    chart.beside !== undefined ||
    chart.labels.length > 12 ||
    chart.labels.some((label) => stacked(label).some((line) => halves(line) > 8))
  return sideways ? rows(chart) : columns(chart)
}

function columns(chart: Chart): Drawing {
  const plot = { left: 56, right: WIDTH - 12, top: 44, bottom: 262 }
  const scale = ticksOf(chart, true)
  const y = (value: number) => plot.bottom - (value / scale.top) * (plot.bottom - plot.top)
  const slot = (plot.right - plot.left) / chart.labels.length
  const bar = Math.min(44, (slot * 0.7) / chart.series.length)
  const marks = [...grid(scale, y, plot), ...legend(chart)]
  chart.labels.forEach((label, at) => {
    const middle = plot.left + slot * (at + 0.5)
    marks.push(...under(middle, plot.bottom + 20, label))
    chart.series.forEach((series, which) => {
      const value = series.values[at] ?? null
      if (value === null) return
      const x = middle + (which - chart.series.length / 2) * bar
      marks.push(rect(x + 1, y(value), bar - 2, plot.bottom - y(value), shade(which)))
      if (which === 0)
        marks.push(text(x + bar / 2, y(value) - 6, number(value), { anchor: 'middle', fill: INK, size: 12 }))
    })
  })
  return { height: 306, marks }
}

/** Bars that lie: for many or long labels, such as the names of stations. */
function rows(chart: Chart): Drawing {
  const line = chart.series.length > 1 ? 34 : 26
  const top = 34
  const left = Math.max(...chart.labels.map((label) => halves(label))) * (SIZE / 2) + 24
  const longest = Math.max(...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)), 1)
  const bar = (line - 8) / chart.series.length
  const marks = legend(chart)
  const written = (value: number, at: number) => [number(value), chart.beside?.[at] ?? []].flat().join('　')
  const room = Math.max(70, ...(chart.beside ?? []).map((words) => 70 + halves(words) * (SIZE / 2)))
  chart.labels.forEach((label, at) => {
    const y = top + at * line
    marks.push(text(left - 10, y + line / 2 + 1, label, { anchor: 'end', fill: INK }))
    chart.series.forEach((series, which) => {
      const value = series.values[at] ?? null
      if (value === null) return
      const long = (value / longest) * (WIDTH - left - room)
      marks.push(rect(left, y + which * bar + 2, long, bar - 2, shade(which)))
      if (which === 0) marks.push(text(left + long + 7, y + bar / 2 + 5.5, written(value, at), { fill: INK, size: 12 }))
    })
  })
  return { height: top + chart.labels.length * line + 12, marks }
}

function lines(chart: Chart): Drawing {
  const names = Math.max(...chart.series.map((series) => halves(series.name))) * (SIZE / 2)
  const plot = { left: 56, right: WIDTH - names - 24, top: 44, bottom: 262 }
  const scale = ticksOf(chart, false)
  const y = (value: number) =>
    plot.bottom - ((value - scale.bottom) / (scale.top - scale.bottom)) * (plot.bottom - plot.top)
  const step = (plot.right - plot.left - 40) / Math.max(chart.labels.length - 1, 1)
  const x = (at: number) => plot.left + 20 + at * step
  const marks = [...grid(scale, y, plot), text(4, 18, `单位：${chart.unit}`, { fill: QUIET, size: 12 })]
  const every = Math.ceil(
    Math.max(...chart.labels.map((label) => Math.max(...stacked(label).map(halves)) * (SIZE / 2) + 6)) / step,
  )
  chart.labels.forEach((label, at) => {
    const shown = (chart.labels.length - 1 - at) % every === 0
    if (shown) marks.push(...under(x(at), plot.bottom + 20, label))
  })
  const ends = apart(chart.series.map((series) => y(series.values.findLast((value) => value !== null) ?? 0)))
  // Drawn backwards, so that the first series lies on top.
  for (const [which, series] of [...chart.series.entries()].reverse()) {
    marks.push(
      `<path d="${pathOf(series.values, x, y)}" fill="none" stroke="${shade(which)}" stroke-width="${which === 0 ? 2.5 : 2}"/>`,
    )
    series.values.forEach((value, at) => {
      if (value === null) return
      marks.push(`<circle cx="${at2(x(at))}" cy="${at2(y(value))}" r="3" fill="${shade(which)}"/>`)
      const before = series.values[at - 1] ?? value
      const after = series.values[at + 1] ?? value
      const valley = value < before && value < after
      if (which === 0)
        marks.push(text(x(at), y(value) + (valley ? 18 : -9), number(value), { anchor: 'middle', fill: INK, size: 11 }))
    })
    if (series.values.some((value) => value !== null))
      marks.push(text(plot.right + 8, (ends[which] ?? 0) + 4, series.name, { fill: which === 0 ? SHADES[0] : QUIET }))
  }
  return { height: 306, marks }
}

/** '2026年1月' stands in two lines, the month above its year. */
const stacked = (label: string) => {
  const [, year, month] = /^(\d{4}年)(\d{1,2}月)$/.exec(label) ?? []
  return year && month ? [month, year] : [label]
}

const under = (x: number, y: number, label: string) =>
  stacked(label).map((line, at) => text(x, y + at * 17, line, { anchor: 'middle', fill: at === 0 ? INK : QUIET }))

/** Moves labels at the lines' ends apart until none covers another. */
function apart(places: number[]): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!) // `at` runs over places itself
  const moved = [...places]
  order.forEach((at, rank) => {
    const above = order[rank - 1]
    if (above !== undefined) moved[at] = Math.max(moved[at]!, moved[above]! + SIZE + 3)
  })
  return moved
}

function pathOf(values: (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  return values
    .map((value, at) => {
      // A month without a figure leaves a gap: a line drawn across it would claim a figure.
      if (value === null) return ((pen = 'M'), '')
      const point = `${pen}${at2(x(at))} ${at2(y(value))}`
      pen = 'L'
      return point
    })
    .join('')
}

interface Scale {
  bottom: number
  top: number
  step: number
}

/** Round steps. Bars begin at zero; a line that stays high begins below its lowest point, so that its course can be seen. */
function ticksOf(chart: Chart, fromZero: boolean): Scale {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null))
  const most = Math.max(...values, 0)
  const least = Math.min(...values, most)
  const low = fromZero || least < most / 2 ? 0 : least
  const rough = Math.max((most - low) / 4, most / 100, values.every(Number.isInteger) ? 1 : 0) || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power
  const bottom = low === 0 ? 0 : Math.max(0, Math.floor(low / step - 0.5) * step)
  return { bottom, top: Math.max(Math.ceil(most / step), bottom / step + 1) * step, step }
}

function grid(scale: Scale, y: (value: number) => number, plot: { left: number; right: number }): string[] {
  const count = Math.round((scale.top - scale.bottom) / scale.step)
  return Array.from({ length: count + 1 }, (_, i) => scale.bottom + i * scale.step).flatMap((value, i) => [
    `<path d="M${plot.left} ${at2(y(value))}H${at2(plot.right)}" stroke="${i === 0 ? QUIET : RULE}"/>`,
    text(plot.left - 8, y(value) + 4, number(value), { anchor: 'end', fill: QUIET, size: 12 }),
  ])
}
