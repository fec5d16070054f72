import { evidence } from '#modules/workforce/contract.ts'
import { call } from '#web/client/call.ts'
import { formatBytes } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { Photo } from './Photo.tsx'
import { useWord } from './words.ts'

interface Evidence {
  evidenceId: string
  kind: 'jpeg' | 'png' | 'webp' | 'pdf'
  bytes: number
}

/** What shows that a fact is so: pictures small, PDFs by name; each look is logged. */
export function EvidenceLinks({ of, pictures = false }: { of: Evidence[]; pictures?: boolean }) {
  const t = useWord(kitWords)
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
