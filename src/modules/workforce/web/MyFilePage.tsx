import { useMemo, useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine } from '../contract-person.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { OnPhone } from './FactParts.tsx'
import type { About, PersonFileShown } from './person.ts'
import { personOf } from './person.ts'
import { Facts, Services, Specialties } from './PersonFacts.tsx'
import { Education, Employment, Projects, Titles } from './PersonHistory.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { correctionWords } from './words-corrections.ts'
import './workforce.css'

/** One's own file on the phone: the parts of the person's page, what is on its way, and a correction with a picture. */
export default function MyFilePage() {
  const t = useWord(correctionWords)
  const asked = useAnswer(mine, {})
  return (
    <>
      <h1 tabIndex={-1}>{t('people.mine')}</h1>
      <Waiting for={asked} lines={8}>
        {({ file }) => (file ? <File file={file} /> : <Nothing title={t('file.none')} say={t('file.none-say')} />)}
      </Waiting>
    </>
  )
}

function File({ file }: { file: PersonFileShown }) {
  const t = useWord(correctionWords)
  const [correcting, setCorrecting] = useState<{ about: About; subject?: string }>()
  const [sent, setSent] = useState(false)
  const phone = useMemo(() => ({ correct: (about: About, subject: string) => setCorrecting({ about, subject }) }), [])
  if (correcting) {
    return (
      <>
        <CorrectForm
          file={file}
          own
          about={correcting.about}
          subjectId={correcting.subject}
          onDone={() => {
            setCorrecting(undefined)
            setSent(true)
          }}
        />
        <p>
          <button type="button" className="button" onClick={() => setCorrecting(undefined)}>
            {t('cancel')}
          </button>
        </p>
      </>
    )
  }
  return (
    <OnPhone value={phone}>
      <div className="file stack">
        {sent && (
          <p className="panel" role="status">
            {t('correct.done')}
          </p>
        )}
        <p>
          <strong>{file.name}</strong> {personOf(file, t)}
        </p>
        <button type="button" className="button main" onClick={() => setCorrecting({ about: 'basics' })}>
          {t('act.propose')}
        </button>
        <Facts file={file} own />
        <Specialties file={file} />
        <Employment file={file} own />
        <Education file={file} own />
        <Titles file={file} own />
        <Projects file={file} own />
        <Services personId={file.personId} own />
        <section className="stack" aria-label={t('file.corrections')}>
          <h2>{t('file.corrections')}</h2>
          {file.proposals.length === 0 && <p className="soft">{t('file.corrections-none')}</p>}
          {file.proposals.map((one) => (
            <ProposalCard key={one.proposalId} of={one} />
          ))}
        </section>
      </div>
    </OnPhone>
  )
}
