import { Form, Select } from 'antd'
import { useAnswer } from '#web/client/answers.ts'
import { FormField } from '#web/kit/ActForm.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { roles } from '../contract.ts'
import { words } from './words.ts'

/** Which role, and how far it reaches. A role that the reader may not grant is there, greyed, with what they lack. */
export function RoleFields() {
  const t = useWord(words)
  const phrase = usePhrase()
  const known = useAnswer(roles, {})
  const role: string | undefined = Form.useWatch('role')
  const chosen = known.data?.rows.find((row) => row.role === role)
  return (
    <>
      <FormField name="role" label={t('accounts.role')} required>
        <Select
          loading={known.isPending}
          options={(known.data?.rows ?? []).map((row) => ({
            value: row.role,
            label: phrase(row.name),
            disabled: !row.grantable,
            hint: row.grantable ? '' : t('accounts.not-grantable', { missing: row.missing.join('、') }),
          }))}
          optionRender={({ data }) => (
            <>
              {data.label} <span className="soft small">{data.hint}</span>
            </>
          )}
        />
      </FormField>
      {chosen?.jurisdictionKind === 'region' && (
        <FormField name="regionCode" label={t('accounts.region')} required>
          <RegionPicker />
        </FormField>
      )}
      {chosen && chosen.jurisdictionKind !== 'region' && (
        <FormField name="organisationId" label={t('accounts.organisation')} required>
          <OrganisationPicker />
        </FormField>
      )}
    </>
  )
}
