import { Checkbox, Form } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm } from '#web/kit/ActForm.tsx'
import { useGo, usePathPart } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeClient, client } from '../contract.ts'
import { changesOf } from './changes.ts'
import type { Changes } from './changes.ts'
import { InChargeFields, WhereFields, WhoFields, WhyFields } from './ClientFields.tsx'
import type { ClientValues } from './ClientFields.tsx'
import { householdOf } from './household.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { words } from './words.ts'
import './services.css'

export type ClientFile = OutputOf<typeof client>

/** Corrects the facts of a file. Only what was changed is sent, so that two people correcting different things do not undo each other. */
export default function EditClientPage() {
  const clientId = usePathPart('clientId')
  const asked = useAnswer(client, { clientId })
  // What the person began with stays the measure of what they changed, whatever comes in later.
  const [base, setBase] = useState<ClientFile>()
  useEffect(() => {
    if (asked.data) setBase((now) => now ?? asked.data)
  }, [asked.data])
  return (
    <Waiting for={asked} lines={10}>
      {() => base && <Edit base={base} />}
    </Waiting>
  )
}

function Edit({ base }: { base: ClientFile }) {
  const t = useWord(words)
  const go = useGo()
  const [version, setVersion] = useState(base.version)
  const [typed, setTyped] = useState<Changes>({})
  const page = `/desk/clients/${base.clientId}`
  const untouched = Object.keys(typed).length === 0
  return (
    <div className="one-column">
      <PageHeader
        title={t('client.edit-of', { name: base.name })}
        whose={`${base.regionName} · ${base.stationName}`}
        back={{ to: page, title: base.name }}
      />
      <ActForm
        endpoint={changeClient}
        initial={valuesOf(base) as object}
        verb={t('edit.save')}
        notNow={untouched ? t('edit.nothing') : null}
        onEdit={(values) => setTyped(changesOf(base, values as ClientValues))}
        shape={async (values) => {
          const { livesWith, ...changes } = changesOf(base, values as ClientValues)
          return {
            clientId: base.clientId,
            basedOnVersion: version,
            ...changes,
            ...(livesWith && { householdId: await householdOf(livesWith) }),
          }
        }}
        onRefused={(problem) =>
          problem.code === 'kernel/changed-meanwhile' && <Meanwhile base={base} typed={typed} onRead={setVersion} />
        }
        onDone={() => {
          toast(t('edit.done'))
          go(page)
        }}
        beside={
          <a className="button" href={page}>
            {t('cancel')}
          </a>
        }
      >
        <WhoFields known={{ numberMasked: base.identityNumberMasked, phoneMasked: base.phoneMasked }} />
        <WhereFields
          known={{
            regionName: base.regionName,
            registeredRegionName: base.registeredRegionName ?? undefined,
            addressMasked: base.addressMasked,
            clientId: base.clientId,
          }}
        />
        {base.household.length > 0 && (
          <>
            <p className="soft">
              {t('register.household-same', { names: base.household.map(({ name }) => name).join(t('and')) })}
            </p>
            <Form.Item name="leavesHousehold" valuePropName="checked">
              <Checkbox>{t('register.household-leave')}</Checkbox>
            </Form.Item>
          </>
        )}
        <WhyFields />
        <InChargeFields known={{ stationName: base.stationName }} />
      </ActForm>
    </div>
  )
}

const valuesOf = (file: ClientFile): ClientValues => ({
  name: file.name,
  withoutNumber: file.noNumberReason !== null,
  noNumberReason: file.noNumberReason ?? '',
  sex: file.sex as NonNullable<ClientValues['sex']>,
  bornOn: file.bornOn,
  regionCode: file.regionCode,
  residence: file.residence,
  registeredRegionCode: file.registeredRegionCode,
  categories: file.categories,
  stationId: file.stationId,
  workerId: file.workerId,
})
