import { useCallback, useState } from 'react'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { registerClient } from '../contract.ts'
import { InChargeFields, WhereFields, WhoFields, WhyFields } from './ClientFields.tsx'
import type { ClientValues } from './ClientFields.tsx'
import { useDraft } from './draft.ts'
import { DraftLine } from './DraftLine.tsx'
import { householdOf } from './household.ts'
import { PossibleMatches } from './PossibleMatches.tsx'
import type { Warned } from './PossibleMatches.tsx'
import { words } from './words.ts'
import './services.css'

const sealed = ['identityNumber', 'phone', 'address']

/** Registers one person on one page; warns before the person gets a second file. */
export default function RegisterClientPage() {
  const t = useWord(words)
  const me = useMe()
  const may = useMay()
  const go = useGo()
  const draft = useDraft('register-client', sealed)
  const [found, setFound] = useState(draft.found)
  const [warned, setWarned] = useState<Warned>({ state: 'clear', notTheSameAs: [] })
  const onWarned = useCallback((now: Warned) => setWarned(now), [])

  const atStation = me.jurisdiction.kind !== 'region'
  const usual: ClientValues = {
    sex: 'unknown',
    residence: 'here',
    categories: [],
    stationId: atStation ? me.organisationId : null,
    // Whoever leads others gives the client to one of them; whoever does not visits the client.
    workerId: atStation && !may('identity:manage-accounts') ? me.personId : null,
  }
  const notNow = { clear: null, unanswered: t('match.not-now'), elsewhere: t('match.not-now-elsewhere') }[warned.state]

  return (
    <div className="one-column">
      <PageHeader
        title={t('clients.register')}
        back={{ to: '/desk/clients', title: t('clients') }}
        note={<p className="soft">{t('register.say')}</p>}
      />
      <ActForm
        key={found ? 'found' : 'new'}
        endpoint={registerClient}
        initial={{ ...usual, ...found } as object}
        verb={t('clients.register')}
        notNow={notNow}
        onEdit={draft.keep}
        shape={async (values) => ({
          ...inputOf(values as ClientValues),
          householdId: values['livesWith'] ? await householdOf(String(values['livesWith'])) : null,
          notTheSameAs: warned.state === 'clear' ? warned.notTheSameAs : [],
        })}
        onDone={({ clientId }) => {
          draft.drop()
          toast(t('register.done', { name: '' }))
          go(`/desk/clients/${clientId}`)
        }}
        beside={
          <a className="button" href="/desk/clients">
            {t('cancel')}
          </a>
        }
      >
        <fieldset>
          <legend>{t('register.who')}</legend>
          <WhoFields />
        </fieldset>
        <PossibleMatches onWarned={onWarned} />
        <fieldset>
          <legend>{t('register.where')}</legend>
          <WhereFields />
        </fieldset>
        <fieldset>
          <legend>{t('register.why')}</legend>
          <WhyFields />
        </fieldset>
        <fieldset>
          <legend>{t('register.by')}</legend>
          <InChargeFields known={{ stationName: atStation ? (me.organisationName ?? undefined) : undefined }} />
        </fieldset>
        <DraftLine
          sealed
          found={found !== undefined}
          onDrop={() => {
            draft.drop()
            setFound(undefined)
          }}
        />
      </ActForm>
    </div>
  )
}

const orNull = (text: string | null | undefined): string | null => text?.trim() || null

function inputOf(values: ClientValues) {
  const { residence = 'here', regionCode } = values
  return {
    name: values.name ?? '',
    sex: values.sex ?? 'unknown',
    bornOn: values.bornOn ?? null,
    identityNumber: values.withoutNumber ? null : orNull(values.identityNumber),
    noNumberReason: values.withoutNumber ? orNull(values.noNumberReason) : null,
    phone: orNull(values.phone),
    address: orNull(values.address),
    regionCode: regionCode ?? '',
    // Who is registered here is registered in this very place; only who is not may be registered anywhere.
    registeredRegionCode:
      residence === 'registered-elsewhere' ? (values.registeredRegionCode ?? null) : (regionCode ?? null),
    residence,
    categories: values.categories ?? [],
    stationId: values.stationId ?? '',
    workerId: values.workerId ?? null,
  }
}
