// The process in which reports are made, so that the server answers meanwhile.
import { docxOf } from '#kernel/documents/docx.ts'
import { pdfFrom, pdfReport } from '#kernel/documents/pdf.ts'
import type { Report } from '#kernel/documents/report.ts'
import { xlsxOf } from '#kernel/documents/xlsx.ts'

export type Task = { make: 'docx' | 'xlsx' | 'pdf'; report: Report } | { make: 'typst'; source: string; data: unknown }

async function make(task: Task): Promise<Uint8Array> {
  if (task.make === 'typst') return pdfFrom(task.source, task.data)
  if (task.make === 'pdf') return pdfReport(task.report)
  return task.make === 'docx' ? docxOf(task.report) : xlsxOf(task.report)
}

process.on('message', async ({ id, task }: { id: number; task: Task }) => {
  try {
    process.send?.({ id, bytes: await make(task) })
  } catch (error) {
    process.send?.({ id, error })
  }
})
