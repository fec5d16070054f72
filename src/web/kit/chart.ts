import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { formatMonth, formatShare, formatShort } from './formats.ts'
import type { Language } from './preferences.ts'
import type { TrendGiven } from './Trend.tsx'

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer])

/** Draws a trend into a place of the page and keeps it in size and colour; answers how to stop. */
export function drawTrend(
  place: HTMLElement,
  { series, kind = 'line', share = false, unit }: TrendGiven,
  language: Language,
): () => void {
  const chart = echarts.init(place, undefined, { renderer: 'svg' })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const months = [...new Set(series.flatMap((one) => one.points.map((point) => point.month)))].sort()
  const worded = (value: number) => (share ? formatShare(value) : formatShort(value, language))

  const draw = () => {
    const style = getComputedStyle(place)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const size = Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.9)
    const text = { color: colour('--ink-soft'), fontSize: size, fontFamily: style.fontFamily }
    // One accent; a second line is told by its dashes and its name at its end, not by a colour.
    const dashes = ['solid', 'dashed', 'dotted'] as const
    chart.setOption(
      {
        animation: !still,
        textStyle: text,
        grid: { left: 8, right: series.length > 1 ? 96 : 40, top: 28, bottom: 4, containLabel: true },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colour('--raised'),
          borderColor: colour('--line'),
          textStyle: { ...text, color: colour('--ink') },
          valueFormatter: (value: unknown) =>
            typeof value === 'number' ? `${worded(value)}${share ? '' : ` ${unit}`}` : '—',
        },
        xAxis: {
          type: 'category',
          data: months.map((month) => formatMonth(month, language)),
          axisLabel: {
            ...text,
            formatter: (_: string, index: number) => shortMonth(months[index]!, index, language),
            hideOverlap: true,
          },
          axisLine: { lineStyle: { color: colour('--line-strong') } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: { ...text, formatter: worded },
          splitLine: { lineStyle: { color: colour('--line') } },
          splitNumber: 4,
        },
        series: series.map((one, index) => {
          const last = one.points.findLastIndex((point) => point.value !== null)
          return {
            name: one.name,
            type: kind,
            data: months.map((month) => {
              const at = one.points.findIndex((point) => point.month === month)
              const point = one.points[at]
              const label = {
                show: at === last,
                position: series.length > 1 ? 'right' : 'top',
                ...text,
                color: colour('--ink'),
                formatter: series.length > 1 ? one.name : worded(point?.value ?? 0),
              }
              return { value: point?.value ?? null, label, itemStyle: point?.provisional ? { opacity: 0.55 } : {} }
            }),
            barMaxWidth: 36,
            symbol: 'circle',
            symbolSize: 7,
            color: index === 0 ? colour('--accent') : colour('--line-strong'),
            lineStyle: { width: index === 0 ? 2.5 : 2, type: dashes[index] ?? 'dotted' },
          }
        }),
      },
      { notMerge: true },
    )
  }
  draw()
  const sized = new ResizeObserver(() => chart.resize())
  sized.observe(place)
  dark.addEventListener('change', draw)
  return () => {
    sized.disconnect()
    dark.removeEventListener('change', draw)
    chart.dispose()
  }
}

/** 11月; the year only where it begins or the axis does. */
function shortMonth(month: string, index: number, language: Language): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  if (index === 0 || number === 1)
    return language === 'zh' ? `${year}年${number}月` : `${formatMonth(month, 'en').slice(0, 3)} ${year}`
  return language === 'zh' ? `${number}月` : formatMonth(month, 'en').slice(0, 3)
}
