import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { answerDelivery, delivery } from '../contract-delivery.ts'
import { type Delivery, DeliveryHead, DeliveryParts, DeliveryRest } from './DeliveryView.tsx'
import { deliveryWords } from './delivery-words.ts'

/** One delivery, as the office looks at it: accepted, or sent back by the part that is not there. */
export default function DeliveryPage() {
  const t = useWord(deliveryWords)
  const titleId = usePathPart('titleId')
  return (
    <Waiting for={useAnswer(delivery, { titleId }, { keepLast: true })} lines={10}>
      {(of) => (
        <>
          <PageHeader
            title={of.project}
            whose={of.organisationName}
            back={{ to: '/desk/selection/deliveries', title: t('deliveries') }}
            acts={of.mayAnswer && <Acts of={of} />}
            note={<p className="soft">{`${of.roundTitle} · ${of.award}`}</p>}
          />
          <div className="selection-delivery">
            <DeliveryHead of={of} />
            <DeliveryParts of={of} />
            <DeliveryRest of={of} />
          </div>
        </>
      )}
    </Waiting>
  )
}

function Acts({ of }: { of: Delivery }) {
  const t = useWord(deliveryWords)
  const phrase = usePhrase()
  const act = useAct(answerDelivery)
  const [back, setBack] = useState(false)
  const about = { titleId: of.titleId, basedOnVersion: of.version }
  return (
    <>
      <ConfirmOnce
        main
        verb={t('accept')}
        title={t('accept')}
        consequence={t('accept.say')}
        act={() => act.mutateAsync({ ...about, accepted: true, clauses: [], reason: '' })}
      />
      <button type="button" className="button" onClick={() => setBack(true)}>
        {t('send-back')}
      </button>
      {back && (
        <Ask title={t('send-back')} onClose={() => setBack(false)}>
          <ActForm
            endpoint={answerDelivery}
            given={{ ...about, accepted: false }}
            verb={t('send-back')}
            onDone={() => setBack(false)}
          >
            <FormField name="clauses" label={t('back.parts')} required>
              <Select
                mode="multiple"
                optionFilterProp="label"
                options={of.parts.map(({ code, name }) => ({ value: code, label: phrase(name) }))}
              />
            </FormField>
            <FormField name="reason" label={t('back.reason')} required>
              <Input.TextArea rows={3} maxLength={1000} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
