import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { answerAppeal, exempt, participant } from '../contract.ts'
import { mayNow } from '../domain/round.ts'
import { Steps } from './StageMark.tsx'
import { AppealShown, History, LateFigures, Points } from './Whole.tsx'
import { words } from './words.ts'
import './assessment.css'

type Whole = OutputOf<typeof participant>

/** One person in a round, as those who lead or supervise see them. */
export default function ParticipantPage() {
  const t = useWord(words)
  const may = useMay()
  const participantId = usePathPart('participantId')
  const asked = useAnswer(participant, { participantId })
  const [exempting, setExempting] = useState(false)
  return (
    <Waiting for={asked} lines={12}>
      {(one) => (
        <>
          <PageHeader
            title={`${one.name} · ${one.title}`}
            whose={one.organisationName}
            back={{ to: `/desk/assessment/rounds/${one.roundId}`, title: one.title }}
            acts={
              may('assessment:manage') &&
              mayNow('exempt', one.stage) && (
                <button type="button" className="button" onClick={() => setExempting(true)}>
                  {t('whole.exempt-make')}
                </button>
              )
            }
          />
          <Steps at={one.stage} />
          <div className="two-columns">
            <div className="stack">
              <Points of={one} opens />
              <LateFigures of={one} />
              <section className="card">
                <h2>{t('whole.summary')}</h2>
                {one.summary ? (
                  <p className="note">{one.summary}</p>
                ) : (
                  <p className="soft">{t('whole.summary-none')}</p>
                )}
              </section>
            </div>
            <div className="stack">
              <AppealShown of={one}>
                <Answer of={one} />
              </AppealShown>
              <History of={one} />
            </div>
          </div>
          {exempting && <Exempt of={one} onClose={() => setExempting(false)} />}
        </>
      )}
    </Waiting>
  )
}

function Answer({ of }: { of: Whole }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { appeal } = of
  const [upheld, setUpheld] = useState<boolean>()
  if (!appeal || appeal.answer !== null || !may('assessment:decide')) return null
  if (!of.mayAnswer) return <p className="soft">{t('whole.appeal-not')}</p>
  return (
    <ActForm
      endpoint={answerAppeal}
      given={{ appealId: appeal.appealId, basedOnVersion: appeal.version }}
      verb={t('whole.appeal-answer')}
      shape={(values) => ({ ...values, grade: (values['grade'] as string | undefined) ?? null }) as never}
      onEdit={(values) => setUpheld(values['upheld'] as boolean)}
      onDone={() => {}}
    >
      <FormField name="upheld" label={t('whole.appeal-verdict')} required>
        <Radio.Group
          options={[
            { value: true, label: t('appeal.upheld') },
            { value: false, label: t('appeal.declined') },
          ]}
        />
      </FormField>
      {upheld && (
        <FormField name="grade" label={t('whole.appeal-grade')} required>
          <Select
            options={of.scheme.grades.map((grade) => ({
              value: grade.code,
              label: phrase(grade.name),
              disabled: grade.code === appeal.gradeBefore,
            }))}
          />
        </FormField>
      )}
      <FormField name="answer" label={t('whole.appeal-answer')} required>
        <Input.TextArea rows={3} maxLength={2000} />
      </FormField>
    </ActForm>
  )
}

function Exempt({ of, onClose }: { of: Whole; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <Ask title={`${t('whole.exempt-make')} · ${of.name}`} onClose={onClose}>
      <ActForm
        endpoint={exempt}
        given={{ participantId: of.participantId, basedOnVersion: of.version }}
        initial={{ code: of.exemptCode ?? '' }}
        shape={(values) =>
          ({
            ...values,
            participantId: of.participantId,
            basedOnVersion: of.version,
            code: values['code'] || null,
          }) as never
        }
        verb={t('whole.save')}
        onDone={onClose}
      >
        <FormField name="code" label={t('whole.exempt-code')}>
          <Radio.Group
            className="stacked"
            options={[
              { value: '', label: t('whole.exempt-none') },
              ...of.scheme.exemptions.map((one) => ({ value: one.code, label: phrase(one.name) })),
            ]}
          />
        </FormField>
        <FormField name="note" label={t('whole.exempt-note')} required>
          <Input.TextArea rows={2} maxLength={500} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
