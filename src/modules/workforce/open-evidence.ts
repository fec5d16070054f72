import type { Context } from '#kernel/context.ts'
import { mediaTypeOf } from '#kernel/photograph.ts'
import { keyOf, placeOf } from '#modules/workforce/evidence-place.ts'

type Kind = 'jpeg' | 'png' | 'webp' | 'pdf'

/** The bytes of a piece of evidence as a file, unsealed for one answer. Whoever calls has made sure that the reader may see it. */
export async function openEvidence(
  { house }: Pick<Context, 'house'>,
  { evidenceId, kind }: { evidenceId: string; kind: Kind },
): Promise<{ name: string; type: string; body: Buffer } | undefined> {
  const sealed = await house.files.get(keyOf(evidenceId))
  if (!sealed) return undefined
  return {
    name: `${evidenceId}.${kind}`,
    type: kind === 'pdf' ? 'application/pdf' : mediaTypeOf(kind),
    body: Buffer.from(house.vault.open(placeOf(evidenceId), sealed), 'base64'),
  }
}
