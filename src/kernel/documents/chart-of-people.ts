import type { Chart } from '#kernel/documents/report.ts'
import { halves } from '#kernel/documents/fit.ts'
import { at2, type Drawing, INK, number, QUIET, rect, SHADES, SIZE, text, WIDTH } from '#kernel/documents/svg-marks.ts'

/** The two sides are told by place and by name; the colours only help. */
const SIDES = ['#1f5fa8', '#c2703d']

/**
 * Two sides back to back, the first label lowest. The first two series are the sides; where there are four, the last two are the
 * same sides of the year before, drawn as an edge over the bars.
 */
export function pyramid({ labels, series, unit }: Chart): Drawing {
  const line = 25
  const top = 52
  const middle = 110
  const half = (WIDTH - middle) / 2
  const room = half - 56
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const marks = [text(4, 18, `单位：${unit}`, { fill: QUIET, size: 12 })]
  const [left, right, ...before] = series
  ;[left, right].forEach((side, which) => {
    const x = which === 0 ? half - 8 : half + middle + 8
    if (side) marks.push(text(x, 40, side.name, { anchor: which === 0 ? 'end' : 'start', fill: INK }))
  })
  if (before.length > 0)
    marks.push(
      `<path d="M${WIDTH - 50} 6v14" stroke="${INK}" stroke-width="2"/>`,
      text(WIDTH - 42, 18, '上年', { fill: INK, size: 12 }),
    )
  labels.forEach((label, at) => {
    const y = top + (labels.length - 1 - at) * line
    marks.push(text(WIDTH / 2, y + 15, label, { anchor: 'middle', fill: INK, size: 12 }))
    ;[left, right].forEach((side, which) => {
      const value = side?.values[at] ?? null
      if (value === null) return
      const long = (value / most) * room
      const outwards = which === 0 ? -1 : 1
      const base = which === 0 ? half : half + middle
      marks.push(rect(which === 0 ? base - long : base, y + 2, long, line - 6, SIDES[which]))
      const then = before[which]?.values[at] ?? null
      if (then !== null) {
        const edge = at2(base + outwards * (then / most) * room)
        marks.push(`<path d="M${edge} ${at2(y)}v${line - 2}" stroke="${INK}" stroke-width="2"/>`)
      }
      const end = base + outwards * ((Math.max(value, then ?? 0) / most) * room + 7)
      marks.push(text(end, y + 16, number(value), { anchor: which === 0 ? 'end' : 'start', fill: INK, size: 12 }))
    })
  })
  return { height: top + labels.length * line + 8, marks }
}

/** Each label a bar as long as the others, each series its part of it: what a whole is made of, and of what it was before. */
export function shares({ labels, series, unit }: Chart): Drawing {
  const left = Math.max(...labels.map(halves), 2) * (SIZE / 2) + 20
  const wide = WIDTH - left - 12
  const line = 46
  const top = 34
  const marks = [text(4, 18, `单位：${unit}，条内为占比`, { fill: QUIET, size: 12 })]
  labels.forEach((label, at) => {
    const y = top + at * line
    const whole = series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
    marks.push(text(left - 10, y + 22, label, { anchor: 'end', fill: INK }))
    let x = left
    series.forEach(({ values }, which) => {
      const value = values[at] ?? 0
      if (whole === 0 || value === 0) return
      const long = (value / whole) * wide
      marks.push(rect(x, y + 2, Math.max(long - 1, 0.5), line - 14, step(which, series.length)))
      if (long > 46)
        marks.push(
          text(x + long / 2, y + 23, `${((value / whole) * 100).toFixed(1)}%`, {
            anchor: 'middle',
            fill: isDark(which, series.length) ? '#fff' : INK,
            size: 12,
          }),
        )
      x += long
    })
  })
  // The names beneath, each beside its colour with its figure of the first bar, in as many lines as they need.
  let x = left
  let y = top + labels.length * line + 14
  series.forEach(({ name, values }, which) => {
    const words = `${name} ${number(values[0] ?? 0)}`
    const long = 18 + (halves(words) * SIZE) / 2 + 18
    if (x > left && x + long > WIDTH) {
      x = left
      y += 22
    }
    marks.push(
      `<rect x="${at2(x)}" y="${at2(y - 11)}" width="12" height="12" fill="${step(which, series.length)}" stroke="${SHADES[1]}" stroke-width="0.5"/>`,
      text(x + 18, y, words, { fill: INK, size: 12 }),
    )
    x += long
  })
  return { height: y + 14, marks }
}

/** From pale to dark, as even as the parts are many. */
const PALE = [226, 233, 242]
const DARK = [18, 63, 112]
const share = (which: number, all: number) => (all < 2 ? 1 : which / (all - 1))
const step = (which: number, all: number) =>
  `rgb(${PALE.map((pale, at) => Math.round(pale + (DARK[at]! - pale) * share(which, all))).join()})`
const isDark = (which: number, all: number) => share(which, all) > 0.45
