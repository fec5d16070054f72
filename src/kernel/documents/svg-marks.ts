// The marks of which a chart in a document is made.
import type { Chart } from '#kernel/documents/report.ts'
import { halves } from '#kernel/documents/fit.ts'

export const INK = '#2b2f36'
export const QUIET = '#6b7280'
export const RULE = '#e3e6ea'
/** One accent for the series that is spoken of, greys for what it is compared with. */
export const SHADES = ['#1f5fa8', '#a9b4c2', '#d3dae3']
export const WIDTH = 720
export const SIZE = 13

export interface Drawing {
  height: number
  marks: string[]
}

export function legend(chart: Chart): string[] {
  const marks = [text(4, 18, `单位：${chart.unit}`, { fill: QUIET, size: 12 })]
  if (chart.series.length < 2) return marks
  let x = 110
  chart.series.forEach((series, which) => {
    marks.push(rect(x, 8, 12, 12, shade(which)), text(x + 18, 18, series.name, { fill: INK }))
    x += 40 + halves(series.name) * (SIZE / 2)
  })
  return marks
}

export const shade = (which: number) => SHADES[Math.min(which, SHADES.length - 1)]
export const at2 = (n: number) => Math.round(n * 100) / 100
export const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 })

export const rect = (x: number, y: number, width: number, height: number, fill: string | undefined) =>
  `<rect x="${at2(x)}" y="${at2(y)}" width="${at2(width)}" height="${at2(height)}" fill="${fill}"/>`

export function text(
  x: number,
  y: number,
  words: string,
  look: { anchor?: string; fill?: string | undefined; size?: number },
): string {
  const anchor = look.anchor ? ` text-anchor="${look.anchor}"` : ''
  const size = look.size ? ` font-size="${look.size}"` : ''
  return `<text x="${at2(x)}" y="${at2(y)}"${anchor}${size} fill="${look.fill}">${escapeXml(words)}</text>`
}

/** Words inside SVG; characters that XML forbids are dropped, since one of them would lose the whole picture. */
export function escapeXml(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
