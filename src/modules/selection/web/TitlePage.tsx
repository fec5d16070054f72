import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { todayIn, yearOf } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { answerAppeal, approveFact, gradeTitle, reportFact, title, titlePaper, verifyFact } from '../contract-titles.ts'
import { type Fact, type Grade, type Title, TitleView } from './TitleView.tsx'
import { words } from './titles-words.ts'

type Asking =
  | { what: 'report' }
  | { what: 'grade' }
  | { what: 'verify' | 'approve'; fact: Fact }
  | { what: 'answer'; appealId: string }

/** A title as the office keeps it, with what the office may do. */
export default function TitlePage() {
  const t = useWord(words)
  const say = useProblemWords()
  const may = useMay()
  const titleId = usePathPart('titleId')
  const asked = useAnswer(title, { titleId })
  const [asking, setAsking] = useState<Asking>()
  const paper = (as: 'certificate' | 'letter') =>
    void call(titlePaper, { titleId, as }).catch((error: unknown) => toast(say(error), { bad: true }))
  const answer = (one: Fact | Grade) =>
    one.appeal?.stage === 'open' ? (
      <button
        type="button"
        className="button"
        onClick={() => setAsking({ what: 'answer', appealId: one.appeal!.appealId })}
      >
        {t('appeal.answer')}
      </button>
    ) : null
  return (
    <Waiting for={asked}>
      {(of) => (
        <>
          <PageHeader
            title={`${of.name} · ${of.award}`}
            back={{ to: '/desk/selection/titles', title: t('titles') }}
            note={<p className="soft">{[of.round, of.organisation].filter(Boolean).join(' · ')}</p>}
            acts={
              <>
                {of.checkCode && of.state !== 'withdrawn' && (
                  <button type="button" className="button" onClick={() => paper('certificate')}>
                    {t('certificate')}
                  </button>
                )}
                <button type="button" className="button" onClick={() => paper('letter')}>
                  {t('letter')}
                </button>
                {of.state !== 'withdrawn' && of.state !== 'never' && (
                  <>
                    {of.possibleGrades.length > 0 && (
                      <button type="button" className="button" onClick={() => setAsking({ what: 'grade' })}>
                        {t('grade.give')}
                      </button>
                    )}
                    <button type="button" className="button" onClick={() => setAsking({ what: 'report' })}>
                      {t('fact.report')}
                    </button>
                  </>
                )}
              </>
            }
          />
          <TitleView
            of={of}
            gradeActs={answer}
            factActs={(fact) => (
              <p className="row">
                {fact.stage === 'reported' && may('selection:verify') && (
                  <button type="button" className="button" onClick={() => setAsking({ what: 'verify', fact })}>
                    {t('fact.verify')}
                  </button>
                )}
                {fact.stage === 'verified' && may('selection:approve') && (
                  <button type="button" className="button" onClick={() => setAsking({ what: 'approve', fact })}>
                    {t('fact.approve')}
                  </button>
                )}
                {answer(fact)}
              </p>
            )}
          />
          {asking && <Form of={of} asking={asking} onClose={() => setAsking(undefined)} />}
        </>
      )}
    </Waiting>
  )
}

function Form({ of, asking, onClose }: { of: Title; asking: Asking; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const done = (said: string) => {
    toast(said)
    onClose()
  }
  const choices = (list: { code: string; name: { zh: string; en: string } }[]) =>
    list.map((one) => ({ value: one.code, label: phrase(one.name) }))
  const today = todayIn(new Date())
  const yesNo = (yes: string, no: string) => [
    { value: true, label: yes },
    { value: false, label: no },
  ]
  if (asking.what === 'report')
    return (
      <Ask title={t('fact.report')} onClose={onClose}>
        <ActForm
          endpoint={reportFact}
          given={{ titleId: of.titleId }}
          verb={t('fact.report')}
          onDone={() => done(t('fact.done'))}
        >
          <FormField name="code" label={t('fact.what')} required>
            <Select options={choices(of.endings)} popupMatchSelectWidth={false} />
          </FormField>
          <FormField name="happenedOn" label={t('fact.on')} required>
            <DayInput until={today} />
          </FormField>
          <FormField name="reason" label={t('fact.why')} required>
            <Input.TextArea rows={3} maxLength={1000} />
          </FormField>
        </ActForm>
      </Ask>
    )
  if (asking.what === 'grade')
    return (
      <Ask title={t('grade.give')} onClose={onClose}>
        <div className="long-form">
          <ActForm
            endpoint={gradeTitle}
            given={{ titleId: of.titleId }}
            initial={{ year: yearOf(today) }}
            verb={t('grade.give')}
            onDone={() => done(t('grade.done'))}
          >
            <FormField name="year" label={t('grade.year')} required>
              <InputNumber min={2000} max={2200} />
            </FormField>
            {of.sheet.map((one) => (
              <FormField
                key={one.code}
                name={`points.${one.code}`}
                label={t('grade.points', { name: phrase(one.name), n: one.points })}
                required
              >
                <InputNumber min={0} max={one.points} />
              </FormField>
            ))}
            <FormField name="code" label={t('grade.code')} required>
              <Select options={choices(of.possibleGrades)} />
            </FormField>
            <FormField name="reason" label={t('grade.why')} required>
              <Input.TextArea rows={3} maxLength={1000} />
            </FormField>
          </ActForm>
        </div>
      </Ask>
    )
  if (asking.what === 'answer')
    return (
      <Ask title={t('appeal.answer')} onClose={onClose}>
        <ActForm
          endpoint={answerAppeal}
          given={{ appealId: asking.appealId }}
          verb={t('appeal.answer')}
          onDone={() => done(t('appeal.answer'))}
        >
          <FormField name="upheld" label={t('fact.holds')} required>
            <Select options={yesNo(t('appeal.yes'), t('appeal.no'))} />
          </FormField>
          <FormField name="answer" label={t('fact.words')} required>
            <Input.TextArea rows={3} maxLength={1000} />
          </FormField>
        </ActForm>
      </Ask>
    )
  const { fact, what } = asking
  return (
    <Ask title={t(`fact.${what}`)} onClose={onClose}>
      <p className="panel">
        {t('fact.two-bodies', {
          verified: fact.verifiedBy ? phrase(fact.verifiedBy) : '—',
          approved: fact.approvedBy ? phrase(fact.approvedBy) : '—',
        })}
      </p>
      <ActForm
        endpoint={what === 'verify' ? verifyFact : approveFact}
        given={{ factId: fact.factId }}
        verb={t(`fact.${what}`)}
        onDone={() => done(t(`fact.${what}`))}
      >
        <FormField name="holds" label={t('fact.holds')} required>
          <Select options={yesNo(t('fact.holds-yes'), t('fact.holds-no'))} />
        </FormField>
        <FormField name="words" label={t('fact.words')} required>
          <Input.TextArea rows={3} maxLength={1000} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
