import { Form, Radio } from 'antd'
import { useEffect } from 'react'
import { useMe } from '#web/client/me.ts'
import { FormField } from '#web/kit/ActForm.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** For whom: everyone of the region, where one's post reaches a region; or the people of one's own unit. */
export function AudienceField() {
  const t = useWord(words)
  const me = useMe()
  const form = Form.useFormInstance()
  const reachesRegion = me.posts.find((post) => post.active)?.jurisdiction.kind === 'region'
  useEffect(() => {
    if (form.getFieldValue('forRegion') === undefined) form.setFieldValue('forRegion', reachesRegion)
  }, [form, reachesRegion])
  return (
    <FormField name="forRegion" label={t('for.label')} required>
      <Radio.Group
        options={[
          { value: true, label: t('for.region'), disabled: !reachesRegion },
          { value: false, label: t('for.unit'), disabled: !me.organisationName },
        ]}
      />
    </FormField>
  )
}
