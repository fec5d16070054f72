import { call } from '#web/client/call.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { paper } from '../contract.ts'
import type { Cooperation } from './CooperationForms.tsx'
import { words } from './words.ts'

/** The certificate of a graded internship, or a mentor's letter; others have none, and no button. */
export function PaperButton({
  of,
  bare = false,
}: {
  of: Pick<Cooperation, 'cooperationId' | 'kind' | 'grade'>
  bare?: boolean
}) {
  const t = useWord(words)
  const wording = useProblemWords()
  if (of.kind !== 'mentor' && !(of.kind === 'internship' && of.grade)) return null
  return (
    <button
      type="button"
      className={bare ? 'button bare' : 'button'}
      onClick={() =>
        void call(paper, { cooperationId: of.cooperationId }).catch((error: unknown) =>
          toast(wording(error), { bad: true }),
        )
      }
    >
      {of.kind === 'mentor' ? t('co.letter') : t('co.certificate')}
    </button>
  )
}
