import { Resvg } from '@resvg/resvg-js'
import type { Chart } from '#kernel/documents/report.ts'
import { chartSvg } from '#kernel/documents/chart.ts'
import { fontFiles } from '#kernel/documents/fonts.ts'

/** A picture for Word and Excel, drawn at twice its size so that it prints sharply; width and height are those it is shown at. */
export function chartPicture(chart: Chart): { png: Uint8Array; width: number; height: number } {
  const drawing = new Resvg(chartSvg(chart), {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans SC Medium' },
  })
  return { png: drawing.render().asPng(), width: drawing.width, height: drawing.height }
}
