import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { findPeople } from '#modules/workforce/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeActivity, planActivity, teams } from '../contract.ts'
import type { activity } from '../contract.ts'
import { hourOf, useCodes } from './codes.ts'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

type Activity = OutputOf<typeof activity>

const shape = ({ insurance, ...values }: Values) => {
  const written = (insurance ?? {}) as { insurer?: string; policyNumber?: string; from?: string }
  const isInsured = Boolean(written.insurer || written.policyNumber || written.from)
  return {
    ...values,
    teamId: values['teamId'] ?? null,
    inChargeId: values['inChargeId'] ?? null,
    dangerous: values['dangerous'] === true,
    insurance:
      values['dangerous'] === true && isInsured
        ? { insurer: written.insurer ?? '', policyNumber: written.policyNumber ?? '', from: written.from ?? '' }
        : null,
  } as never
}

/** Plans an activity, or changes one. */
export function ActivityForm({
  of,
  onDone,
  onClose,
}: {
  of?: Activity
  onDone?: (activityId: string) => void
  onClose: () => void
}) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { day } = useFormats()
  const { name } = useCodes()
  const fields = <Fields of={of} />
  return (
    <Ask title={d(of ? 'activity.change' : 'activity.plan')} onClose={onClose}>
      <div className="long-form">
        {of ? (
          <ActForm
            endpoint={changeActivity}
            given={{ activityId: of.activityId }}
            changes={{
              now: of,
              shown: [
                { label: d('activity.title'), of: (one) => one.title },
                { label: t('category'), of: (one) => name('categories', one.category) },
                { label: t('day'), of: (one) => day(one.heldOn) },
                { label: d('activity.starts'), of: (one) => hourOf(one.startsAt) },
                { label: d('activity.ends'), of: (one) => hourOf(one.endsAt) },
                { label: t('place'), of: (one) => one.place },
                { label: t('content'), of: (one) => one.content },
                { label: d('activity.capacity'), of: (one) => String(one.capacity) },
                { label: d('activity.risks'), of: (one) => one.risks },
                { label: d('activity.danger'), of: (one) => t(one.dangerous ? 'yes' : 'no') },
                {
                  label: d('activity.insurance'),
                  of: (one) => (one.insurance ? `${one.insurance.insurer} ${one.insurance.policyNumber}` : ''),
                },
                { label: t('team'), of: (one) => one.teamName ?? '' },
                { label: t('line.head'), of: (one) => one.inChargeName },
              ],
            }}
            initial={
              {
                ...of,
                startsAt: hourOf(of.startsAt),
                endsAt: hourOf(of.endsAt),
                insurance: of.insurance ?? {},
                teamId: of.teamId ?? undefined,
              } as object
            }
            shape={shape}
            verb={d('activity.save')}
            onDone={() => {
              toast(d('activity.changed'))
              onClose()
            }}
          >
            {fields}
          </ActForm>
        ) : (
          <ActForm
            endpoint={planActivity}
            initial={{ startsAt: '09:00', endsAt: '11:00', capacity: 10, dangerous: false } as object}
            shape={(values) =>
              ({ ...(shape(values) as object), organisationId: values['organisationId'] ?? null }) as never
            }
            verb={d('activity.plan')}
            onDone={({ activityId }) => {
              toast(d('activity.planned'))
              onClose()
              onDone?.(activityId)
            }}
          >
            {fields}
          </ActForm>
        )}
      </div>
    </Ask>
  )
}

function Fields({ of }: { of: Activity | undefined }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const me = useMe()
  const may = useMay()
  const { lists, name, choices } = useCodes()
  const own = useAnswer(teams, { size: 100 }).data?.rows.filter((one) => one.endedOn === null) ?? []
  const category: string | undefined = Form.useWatch('category')
  const adultsOnly = lists?.noMinorsIn.some((one) => one.code === category)
  return (
    <>
      <FormField name="title" label={d('activity.title')} required>
        <Input maxLength={100} />
      </FormField>
      {!of && me.jurisdiction.kind === 'region' && (
        <FormField name="organisationId" label={t('organisation')} required>
          <OrganisationPicker />
        </FormField>
      )}
      <FormField
        name="category"
        label={t('category')}
        hint={adultsOnly && category ? d('activity.no-minors', { category: name('categories', category) }) : undefined}
        required
      >
        <Select showSearch optionFilterProp="label" options={choices('categories')} />
      </FormField>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <FormField name="heldOn" label={t('day')} required>
          <DayInput />
        </FormField>
        <FormField name="startsAt" label={d('activity.starts')} required>
          <Input type="time" />
        </FormField>
        <FormField name="endsAt" label={d('activity.ends')} required>
          <Input type="time" />
        </FormField>
      </div>
      <FormField name="place" label={t('place')} required>
        <Input maxLength={100} />
      </FormField>
      <FormField name="content" label={t('content')} required>
        <Input.TextArea rows={2} maxLength={2000} />
      </FormField>
      <FormField name="capacity" label={d('activity.capacity')} required>
        <InputNumber min={1} max={5000} precision={0} />
      </FormField>
      <FormField name="risks" label={d('activity.risks')} hint={d('activity.risks-hint')} required>
        <Input.TextArea rows={2} maxLength={1000} />
      </FormField>
      <Form.Item name="dangerous" valuePropName="checked" extra={d('activity.danger-hint')}>
        <Checkbox>{d('activity.danger')}</Checkbox>
      </Form.Item>
      <Insurance />
      <FormField name="teamId" label={d('activity.team')}>
        <Select
          allowClear
          placeholder={t('none')}
          options={own.map((one) => ({ value: one.teamId, label: one.name }))}
        />
      </FormField>
      {may('workforce:read') && (
        <FormField name="inChargeId" label={t('line.head')} hint={d('activity.head-hint')}>
          <StaffPicker organisationId={of?.organisationId} valueLabel={of?.inChargeName} />
        </FormField>
      )}
    </>
  )
}

function Insurance() {
  const d = useWord(deskWords)
  if (Form.useWatch('dangerous') !== true) return null
  return (
    <fieldset className="plain">
      <legend>{d('activity.insurance')}</legend>
      <FormField name="insurance.insurer" label={d('activity.insurer')}>
        <Input maxLength={60} />
      </FormField>
      <FormField name="insurance.policyNumber" label={d('activity.policy')}>
        <Input maxLength={60} />
      </FormField>
      <FormField name="insurance.from" label={d('activity.insured-from')}>
        <DayInput />
      </FormField>
    </fieldset>
  )
}

/** Someone of the staff within reach; its value is the person's id. */
function StaffPicker({
  organisationId,
  valueLabel,
  ...control
}: Control & { organisationId: string | undefined; valueLabel: string | undefined }) {
  const d = useWord(deskWords)
  return (
    <SearchSelect
      placeholder={d('activity.head-find')}
      {...control}
      {...(valueLabel && { valueLabel })}
      name={`staff ${organisationId ?? ''}`}
      search={async (search, signal) => {
        const { rows } = await call(findPeople, { search, ...(organisationId && { organisationId }) }, { signal })
        return rows.map((row) => ({
          value: row.personId,
          label: row.name,
          hint: row.organisationName ?? row.regionName,
        }))
      }}
    />
  )
}
