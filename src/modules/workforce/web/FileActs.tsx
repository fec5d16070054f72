import { Input, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { confirmFile, findPeople } from '../contract.ts'
import { askMerge, changeStatus, moveWorker, releaseWorker } from '../contract-moves.ts'
import { BarForm } from './BarForm.tsx'
import type { PersonFileShown } from './person.ts'
import { words } from './words.ts'

interface Given {
  of: PersonFileShown
  onClose: () => void
}

/** What may be done with a file: by its own person a correction, by the county everything that moves it. */
export function FileActs({ file, own }: { file: PersonFileShown; own: boolean }) {
  const t = useWord(words)
  const me = useMe()
  const may = useMay()
  const [asking, setAsking] = useState<'status' | 'move' | 'release' | 'merge' | 'bar'>()
  const confirm = useAct(confirmFile)
  const close = () => setAsking(undefined)
  const isOthers = !own && me.personId !== file.personId
  const manages = isOthers && may('workforce:manage')
  const isActive = file.status === 'active'
  return (
    <>
      <button type="button" className="button" onClick={() => print()}>
        {t('file.print')}
      </button>
      {manages && isActive && !file.transfer && (
        <>
          <button type="button" className="button" onClick={() => setAsking('move')}>
            {t('act.move')}
          </button>
          <button type="button" className="button" onClick={() => setAsking('release')}>
            {t('act.release')}
          </button>
        </>
      )}
      {manages && (
        <>
          <button type="button" className="button" onClick={() => setAsking('status')}>
            {t('act.status')}
          </button>
          <button type="button" className="button" onClick={() => setAsking('merge')}>
            {t('act.merge')}
          </button>
          <button type="button" className="button" onClick={() => setAsking('bar')}>
            {t(file.disqualified ? 'act.lift' : 'act.bar')}
          </button>
        </>
      )}
      {isOthers && may('workforce:confirm') && !file.confirmedOn && (
        <ConfirmOnce
          main
          verb={t('act.confirm')}
          title={t('act.confirm')}
          consequence={t('act.confirm-say')}
          act={() =>
            confirm
              .mutateAsync({ personId: file.personId, basedOnVersion: file.version })
              .then(() => toast(t('act.confirm-done')))
          }
        />
      )}
      {own && (
        <a className="button main" href="/desk/people/me/correct">
          {t('act.propose')}
        </a>
      )}
      {asking === 'status' && <StatusForm of={file} onClose={close} />}
      {asking === 'move' && <MoveForm of={file} onClose={close} />}
      {asking === 'release' && <ReleaseForm of={file} onClose={close} />}
      {asking === 'bar' && <BarForm of={file} onClose={close} />}
      {asking === 'merge' && <MergeForm of={file} onClose={close} />}
    </>
  )
}

const known = (of: PersonFileShown) => ({ personId: of.personId, basedOnVersion: of.version })
const today = () => todayIn(new Date())

function Reason() {
  const t = useWord(words)
  return (
    <FormField name="reason" label={t('act.reason')} required>
      <Input maxLength={200} />
    </FormField>
  )
}

function StatusForm({ of, onClose }: Given) {
  const t = useWord(words)
  const choices = (['left', 'retired', 'deceased', 'active'] as const).filter(
    (one) => one !== of.status && (of.status !== 'deceased' || one === 'active'),
  )
  return (
    <Ask title={t('act.status')} onClose={onClose}>
      <p className="soft">{t('act.status-say')}</p>
      <ActForm
        endpoint={changeStatus}
        given={known(of)}
        initial={{ status: choices[0]!, on: today() }}
        verb={t('act.status')}
        onDone={() => {
          toast(t('act.status-done'))
          onClose()
        }}
      >
        <FormField name="status" label={t('status')} required>
          <Select
            getPopupContainer={(control) => control.parentElement!}
            options={choices.map((one) => ({ value: one, label: t(`status.${one}`) }))}
          />
        </FormField>
        <FormField name="on" label={t('act.on')} required>
          <DayInput until={today()} />
        </FormField>
        <Reason />
      </ActForm>
    </Ask>
  )
}

function MoveForm({ of, onClose }: Given) {
  const t = useWord(words)
  return (
    <Ask title={`${t('act.move')} · ${of.name}`} onClose={onClose}>
      <p className="soft">{t('act.move-say')}</p>
      <ActForm
        endpoint={moveWorker}
        given={known(of)}
        initial={{ on: today() }}
        shape={(values) =>
          ({ ...values, employerId: values['employerId'] ?? null, postTitle: values['postTitle'] || null }) as never
        }
        verb={t('act.move')}
        onDone={() => {
          toast(t('act.move-done'))
          onClose()
        }}
      >
        <FormField name="organisationId" label={t('act.move-to')} required>
          <OrganisationPicker />
        </FormField>
        <FormField name="employerId" label={t('act.move-employer')}>
          <OrganisationPicker />
        </FormField>
        <FormField name="on" label={t('act.move-on')} required>
          <DayInput until={today()} />
        </FormField>
        <FormField name="postTitle" label={t('post')}>
          <Input maxLength={60} />
        </FormField>
        <Reason />
      </ActForm>
    </Ask>
  )
}

function ReleaseForm({ of, onClose }: Given) {
  const t = useWord(words)
  return (
    <Ask title={`${t('act.release')} · ${of.name}`} onClose={onClose}>
      <p className="soft">{t('act.release-say')}</p>
      <ActForm
        endpoint={releaseWorker}
        given={known(of)}
        initial={{ consentedOn: today() }}
        verb={t('act.release')}
        onDone={() => {
          toast(t('act.release-done'))
          onClose()
        }}
      >
        <FormField name="toRegionCode" label={t('act.release-to')} required>
          <RegionPicker levels={['county']} />
        </FormField>
        <FormField name="consentedOn" label={t('act.release-consent')} required>
          <DayInput until={today()} />
        </FormField>
        <Reason />
      </ActForm>
    </Ask>
  )
}

function MergeForm({ of, onClose }: Given) {
  const t = useWord(words)
  return (
    <Ask title={`${t('act.merge')} · ${of.name}`} onClose={onClose}>
      <p className="soft">{t('act.merge-say')}</p>
      <ActForm
        endpoint={askMerge}
        given={{ keptPersonId: of.personId }}
        verb={t('act.merge')}
        onDone={() => {
          toast(t('act.merge-done'))
          onClose()
        }}
      >
        <FormField name="gonePersonId" label={t('act.merge-other')} required>
          <PersonPicker except={[of.personId]} />
        </FormField>
        <Reason />
      </ActForm>
    </Ask>
  )
}

/** A worker within reach, by name, pinyin, initials or the last four; its value is the id. */
function PersonPicker({ except, ...control }: Control & { except: string[] }) {
  const t = useWord(words)
  return (
    <SearchSelect
      placeholder={t('people.search')}
      {...control}
      name={`people ${except.join(' ')}`}
      search={async (search, signal) => {
        const { rows } = await call(findPeople, { search }, { signal })
        return rows
          .filter((row) => !except.includes(row.personId))
          .map((row) => ({ value: row.personId, label: row.name, hint: row.organisationName ?? row.regionName }))
      }}
    />
  )
}
