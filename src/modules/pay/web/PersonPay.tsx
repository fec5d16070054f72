import { Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { makeChoice, myPay, personPay, stateFact } from '../contract.ts'
import { PayView } from './PayView.tsx'
import { words } from './words.ts'

type Pay = OutputOf<typeof myPay>

/** The part of a person's page about their grade: the same story for the person and for the officer, who may also state and choose. */
export default function PersonPay({ personId, own }: PersonSectionProps) {
  const t = useWord(words)
  const may = useMay()
  const mine = useAnswer(myPay, {}, { when: own })
  const theirs = useAnswer(personPay, { personId }, { when: !own })
  const [asking, ask] = useState<'fact' | 'choice'>()
  return (
    <Waiting for={own ? mine : theirs}>
      {(pay) => (
        <>
          {!own && may('pay:decide') && (
            <p className="row no-print">
              {pay.proposal && (
                <a className="button main" href="/desk/pay/proposals">
                  {t('proposal.go')}
                </a>
              )}
              <button type="button" className="button" onClick={() => ask('fact')}>
                {t('state-fact')}
              </button>
              {pay.mayChoose.length > 0 && (
                <button type="button" className="button" onClick={() => ask('choice')}>
                  {t('choose')}
                </button>
              )}
            </p>
          )}
          <PayView of={pay} own={own} />
          {asking === 'fact' && <StateFact of={pay} onClose={() => ask(undefined)} />}
          {asking === 'choice' && <Choose of={pay} onClose={() => ask(undefined)} />}
        </>
      )}
    </Waiting>
  )
}

function StateFact({ of, onClose }: { of: Pay; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const today = todayIn(new Date())
  const [fact, setFact] = useState(of.mayState[0])
  return (
    <Ask title={t('state-fact')} onClose={onClose}>
      <p>{t('state-fact.say')}</p>
      <ActForm
        endpoint={stateFact}
        given={{ personId: of.personId }}
        initial={{ fact: fact?.fact ?? '', fromOn: today }}
        verb={t('state-fact')}
        onEdit={(values) => setFact(of.mayState.find((one) => one.fact === values['fact']))}
        onDone={() => {
          toast(t('done'))
          onClose()
        }}
      >
        <FormField name="fact" label={t('fact')} required>
          <Select options={of.mayState.map((one) => ({ value: one.fact, label: phrase(one.name) }))} />
        </FormField>
        <FormField name="value" label={t('value')} required>
          {fact?.kind === 'yes-no' ? (
            <Radio.Group
              options={[
                { value: true, label: t('yes') },
                { value: false, label: t('no') },
              ]}
            />
          ) : fact?.kind === 'code' ? (
            <Select options={fact.codes.map((one) => ({ value: one.code, label: phrase(one.name) }))} />
          ) : (
            <InputNumber min={0} max={80} precision={0} />
          )}
        </FormField>
        <FormField name="fromOn" label={t('from-on')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="paper" label={t('paper')} required>
          <Input maxLength={300} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function Choose({ of, onClose }: { of: Pay; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const today = todayIn(new Date())
  const [question, setQuestion] = useState(of.mayChoose[0])
  return (
    <Ask title={t('choose')} onClose={onClose}>
      <ActForm
        endpoint={makeChoice}
        given={{ personId: of.personId }}
        initial={{ question: question?.question ?? '', fromOn: today }}
        verb={t('choose')}
        onEdit={(values) => setQuestion(of.mayChoose.find((one) => one.question === values['question']))}
        onDone={() => {
          toast(t('done'))
          onClose()
        }}
      >
        <FormField name="question" label={t('question')} required>
          <Select options={of.mayChoose.map((one) => ({ value: one.question, label: phrase(one.title) }))} />
        </FormField>
        <FormField name="answer" label={t('answer')} required>
          <Radio.Group
            options={(question?.answers ?? []).map((one) => ({ value: one.answer, label: phrase(one.title) }))}
          />
        </FormField>
        <FormField name="fromOn" label={t('from-on')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="reason" label={t('reason')} required>
          <Input.TextArea rows={2} maxLength={300} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
