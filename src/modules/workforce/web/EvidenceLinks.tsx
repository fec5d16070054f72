import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { formatBytes } from '#web/kit/formats.ts'
import { Photo } from '#web/kit/Photo.tsx'
import { useWord } from '#web/kit/words.ts'
import { evidence } from '../contract.ts'
import type { proposals } from '../contract.ts'
import { words } from './words.ts'

type Evidence = OutputOf<typeof proposals>['rows'][number]['evidence'][number]

/** What shows that a fact is so: pictures small, PDFs by name; each look is logged. */
export function EvidenceLinks({ of, pictures = false }: { of: Evidence[]; pictures?: boolean }) {
  const t = useWord(words)
  return (
    <span className="row no-print">
      {of.map((one, at) =>
        pictures && one.kind !== 'pdf' ? (
          <Photo
            key={one.evidenceId}
            src={`/api/people/evidence/${one.evidenceId}`}
            alt={t('evidence.n', { n: at + 1 })}
          />
        ) : (
          <button
            key={one.evidenceId}
            type="button"
            className="button bare"
            onClick={() => void call(evidence, { evidenceId: one.evidenceId })}
          >
            {t('evidence.open', { kind: `${one.kind.toUpperCase()} ${formatBytes(one.bytes)}` })}
          </button>
        ),
      )}
    </span>
  )
}
