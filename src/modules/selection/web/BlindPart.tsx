import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { Elsewhere, wrongOf } from '#web/kit/plain-form.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { blindTexts, confirmBlind, confirmEvidence } from '../contract-judging.ts'
import { words } from './judging-words.ts'

/** What reviewers of a blind sheet read of an entry, and which of its evidence they may open: the office looks at each. */
export function BlindPart({ entryId, onDone }: { entryId: string; onDone: () => void }) {
  const asked = useAnswer(blindTexts, { entryId })
  return (
    <Waiting for={asked} lines={5}>
      {(found) => <BlindWords of={found} entryId={entryId} onDone={onDone} />}
    </Waiting>
  )
}

function BlindWords({ of, entryId, onDone }: { of: OutputOf<typeof blindTexts>; entryId: string; onDone: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [texts, setTexts] = useState(() => Object.fromEntries(of.parts.map((one) => [one.key, one.text])))
  const act = useAct(confirmBlind)
  return (
    <div className="stack">
      {of.confirmedBy && <p className="status good">{t('blind.confirmed', { who: of.confirmedBy })}</p>}
      {of.parts.length === 0 && <p className="soft">{t('blind.nothing')}</p>}
      {of.parts.map((one) => (
        <section key={one.key}>
          <h3>{phrase(one.name)}</h3>
          <p className="judging-said">
            <span className="soft small">{t('blind.said')}</span> {one.said}
          </p>
          <label className="field">
            <span className="label">{t('blind.text')}</span>
            <Input.TextArea
              rows={4}
              maxLength={4000}
              value={texts[one.key] ?? ''}
              onChange={(event) => setTexts({ ...texts, [one.key]: event.target.value })}
            />
          </label>
          {one.found.length > 0 && (
            <p className="changes small">
              <span className="soft">{t('blind.found')}</span>
              {one.found.map((each) => (
                <span key={each.words}>
                  {each.words} {!each.sure && <span className="status warn">{t('blind.guess')}</span>}
                </span>
              ))}
            </p>
          )}
        </section>
      ))}
      {of.evidence.length > 0 && (
        <section>
          <h3>{t('blind.evidence')}</h3>
          <p className="soft small">{t('blind.evidence-say')}</p>
          <ul className="bare judging-pieces">
            {of.evidence.map((one) => (
              <li key={`${one.evidenceId} ${one.version}`} className="card">
                <BlindEvidence of={one} entryId={entryId} copyFor={of.copyFor} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={act.isPending}
          onClick={() => void act.mutateAsync({ entryId, texts, basedOnVersion: of.version }).then(onDone)}
        >
          {t('blind.confirm')}
        </button>
      </div>
    </div>
  )
}

const answers = ['fit', 'copy', 'withheld'] as const

/** One piece: it names nobody, a copy stands in its place, or reviewers do not see it. */
function BlindEvidence({
  of,
  entryId,
  copyFor,
}: {
  of: OutputOf<typeof blindTexts>['evidence'][number]
  entryId: string
  copyFor: string
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [answer, setAnswer] = useState(of.answer)
  const [copies, setCopies] = useState<string[]>(of.copy ? [of.copy.evidenceId] : [])
  const act = useAct(confirmEvidence)
  const given = { entryId, evidenceId: of.evidenceId, basedOnVersion: of.version }
  const isSaid = answer === of.answer && (answer !== 'copy' || copies[0] === of.copy?.evidenceId)
  return (
    <>
      <p>
        {of.about ? phrase(of.about) : t('piece.whole')}：<EvidenceLinks of={[of]} pictures />
      </p>
      {of.copy && (
        <p>
          {t('piece.copy')}：<EvidenceLinks of={[of.copy]} pictures />
        </p>
      )}
      <fieldset className="judging-answers">
        <legend className="unseen">{t('blind.evidence')}</legend>
        {answers.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`piece ${of.evidenceId}`}
              checked={answer === one}
              onChange={() => setAnswer(one)}
            />{' '}
            {t(one === 'copy' ? 'piece.copy-answer' : `piece.${one}`)}
          </label>
        ))}
      </fieldset>
      {answer === 'copy' && (
        <EvidenceField
          labelled={false}
          personId={copyFor}
          value={copies}
          onChange={(ids) => setCopies(ids.slice(-1))}
          wrong={wrongOf(act.error)['copyId']}
        />
      )}
      <Elsewhere of={act.error} drawn={(field) => field === 'copyId'} />
      {isSaid && of.answer ? (
        <span className="status good">{t('piece.said')}</span>
      ) : (
        <button
          type="button"
          className="button"
          disabled={answer === null || act.isPending}
          onClick={() =>
            answer &&
            void act
              .mutateAsync({ ...given, answer, copyId: answer === 'copy' ? (copies[0] ?? null) : null })
              .catch(() => undefined)
          }
        >
          {t('piece.say')}
        </button>
      )}
    </>
  )
}
