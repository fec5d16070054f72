import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeRegion } from '../contract.ts'
import type { Region } from './RegionsPage.tsx'
import { words } from './words.ts'

const kinds = ['rename', 'recode', 'merge', 'split'] as const

/** Records what became of this region, with the others that had a part in it. */
export function ChangeRegionForm({ of, onClose }: { of: Region; onClose: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  return (
    <Ask title={`${t('changes.record')} · ${of.name}`} onClose={onClose}>
      <p className="soft">{t('changes.say')}</p>
      <ActForm
        endpoint={changeRegion}
        initial={{ kind: 'rename', from: [of.code], to: [{ code: of.code, name: of.name }], on: today }}
        verb={t('changes.record')}
        onDone={({ moved, organisationsMoved }) => {
          toast(t('changes.done', { moved, organisations: organisationsMoved }))
          onClose()
        }}
      >
        <FormField name="kind" label={t('changes.kind')} required>
          <Select
            getPopupContainer={(control) => control.parentElement!}
            options={kinds.map((kind) => ({ value: kind, label: t(`changes.${kind}`) }))}
          />
        </FormField>
        <Before of={of} />
        <After />
        <FormField name="on" label={t('changes.on')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="basis" label={t('changes.basis')} hint={t('changes.basis-hint')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

/** The region of the page; a merge has others. */
function Before({ of }: { of: Region }) {
  const t = useWord(words)
  const { regionCode } = useMe().jurisdiction
  const merges = Form.useWatch('kind') === 'merge'
  return (
    <Several name="from" label={t('changes.from')} more={merges ? t('changes.another-from') : null} empty={null}>
      {(at) => (
        <Form.Item name={at} noStyle>
          <RegionPicker
            label={t('changes.from')}
            levels={[of.level]}
            {...(regionCode && { within: regionCode })}
            {...(at === 0 && { valueLabel: of.name })}
          />
        </Form.Item>
      )}
    </Several>
  )
}

function After() {
  const t = useWord(words)
  const splits = Form.useWatch('kind') === 'split'
  return (
    <Several
      name="to"
      label={t('changes.to')}
      more={splits ? t('changes.another-to') : null}
      empty={{ code: '', name: '' }}
    >
      {(at) => (
        <>
          <Form.Item name={[at, 'code']} noStyle>
            <Input aria-label={t('changes.code')} placeholder={t('changes.code')} maxLength={12} inputMode="numeric" />
          </Form.Item>
          <Form.Item name={[at, 'name']} noStyle>
            <Input aria-label={t('changes.name')} placeholder={t('changes.name')} maxLength={100} />
          </Form.Item>
        </>
      )}
    </Several>
  )
}

interface SeveralGiven {
  name: string
  label: string
  /** What the button for one more says; null where there is one only. */
  more: string | null
  empty: unknown
  children: (at: number) => ReactNode
}

function Several({ name, label, more, empty, children }: SeveralGiven) {
  const t = useWord(words)
  return (
    <Form.List name={name}>
      {(rows, { add, remove }, { errors }) => (
        <Form.Item label={label} required>
          {rows.map(({ key, name: at }) => (
            <div className="row" key={key} style={{ marginBottom: '0.5rem' }}>
              {children(at)}
              {at > 0 && (
                <button type="button" className="button bare" onClick={() => remove(at)}>
                  {t('changes.remove')}
                </button>
              )}
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          {more && (
            <button type="button" className="button" onClick={() => add(empty)}>
              {more}
            </button>
          )}
        </Form.Item>
      )}
    </Form.List>
  )
}
