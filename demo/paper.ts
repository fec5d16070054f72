import { Resvg } from '@resvg/resvg-js'
import type { Player } from '#demo/player.ts'
import type { Actor } from '#kernel/actor.ts'
import { fontFiles } from '#kernel/documents/fonts.ts'
import { newId } from '#kernel/ids.ts'
import { sendEvidence } from '#modules/workforce/contract.ts'

/** Sends a picture of a paper that somebody holds, with a few lines on it; invented, as its heading says. Answers its id. */
export async function sendPaper(player: Player, worker: Actor, heading: string, lines: string[]): Promise<string> {
  const evidenceId = newId(player.now)
  const drawing = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="440"><rect width="640" height="440" fill="#fdf8ec"/>
<rect x="16" y="16" width="608" height="408" fill="none" stroke="#a4803f" stroke-width="4"/>
<text x="320" y="96" font-size="34" text-anchor="middle" fill="#7a1f1f">${heading}（演示）</text>
${lines.map((line, n) => `<text x="90" y="${190 + n * 62}" font-size="28" fill="#333">${line}</text>`).join('\n')}</svg>`,
    { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans SC Medium' } },
  )
  await player.do(worker, sendEvidence, { evidenceId }, Buffer.from(drawing.render().asPng()))
  return evidenceId
}
