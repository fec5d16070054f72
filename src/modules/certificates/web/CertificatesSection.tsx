import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { ownCertificates, personCertificates } from '../contract.ts'
import { useLists } from './lists.ts'
import { OwnExams } from './OwnExams.tsx'
import { Qualifications } from './Qualifications.tsx'
import { words } from './words.ts'

/** A person’s certificates with how each stands, what is to be done next, and the exams they sat. */
export default function CertificatesSection({ personId, own }: PersonSectionProps) {
  const t = useWord(words)
  const { fen, day } = useFormats()
  const { level } = useLists()
  const mine = useAnswer(ownCertificates, {}, { when: own })
  const others = useAnswer(personCertificates, { personId }, { when: !own })
  const asked = own ? mine : others
  if (asked.error) return <Problem of={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton lines={3} />
  const { exams, rewards } = asked.data
  return (
    <>
      <Qualifications of={asked.data} own={own} />
      {own && <OwnExams />}
      {exams.length > 0 && <Years of={exams} />}
      {rewards.map((one) => (
        <p key={one.level} className="soft">
          {t('reward.had', { level: level(one.level), fen: fen(one.fen), day: day(one.grantedOn) })}
        </p>
      ))}
    </>
  )
}

function Years({
  of,
}: {
  of: {
    year: number
    level: string
    passed: boolean | null
    subjects: {
      code: string
      name: { zh: string; en: string }
      outcome: 'pass' | 'fail' | 'absent' | null
      mark: number | null
      countsUntil: number | null
    }[]
  }[]
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { level } = useLists()
  return (
    <>
      <h3>{t('own.history')}</h3>
      <SortableTable
        caption={t('own.history')}
        rows={of}
        rowKey={(row) => `${row.year} ${row.level}`}
        columns={[
          { key: 'year', title: t('exam.year'), show: (row) => row.year },
          { key: 'level', title: t('level'), show: (row) => level(row.level) },
          {
            key: 'subjects',
            title: t('takers.results'),
            show: (row) =>
              row.subjects
                .filter((one) => one.outcome)
                .map(
                  (one) =>
                    `${phrase(one.name)} ${one.mark ?? ''} ${t(`result.${one.outcome!}`)}${one.countsUntil && !row.passed ? `（${t('result.counts', { year: one.countsUntil })}）` : ''}`,
                )
                .join(t('and')) || '—',
          },
          {
            key: 'passed',
            title: t('funnel.passed'),
            show: (row) => (row.passed === null ? '—' : t(row.passed ? 'yes' : 'no')),
          },
        ]}
      />
    </>
  )
}
