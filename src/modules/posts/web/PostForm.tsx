import { Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { useWord } from '#web/kit/words.ts'
import { changePost, type postPage, setUpPost } from '../contract.ts'
import { CodeSelect, useCodes } from './parts.tsx'
import { words } from './words.ts'

type Post = OutputOf<typeof postPage>

export function SetUpPost({ onDone }: { onDone: () => void }) {
  const t = useWord(words)
  return (
    <ActForm
      endpoint={setUpPost}
      initial={{ seats: 1, certificate: 'none', fromOn: todayIn(new Date()) }}
      verb={t('posts.set-up')}
      onDone={onDone}
    >
      <FormField name="organisationId" label={t('posts.organisation')} required>
        <OrganisationPicker />
      </FormField>
      <PostFields certificate="none" />
      <FormField name="fromOn" label={t('posts.from')} required>
        <DayInput />
      </FormField>
    </ActForm>
  )
}

export function ChangePost({ of, onDone }: { of: Post; onDone: () => void }) {
  const t = useWord(words)
  return (
    <ActForm
      endpoint={changePost}
      given={{ postId: of.postId, basedOnVersion: of.version }}
      initial={{
        kind: of.kind,
        title: of.title,
        seats: of.seats,
        certificate: of.certificate,
        certificateLevel: of.certificateLevel,
        funding: of.funding,
        recruitingId: of.recruiting?.id ?? null,
        managingId: of.managing?.id ?? null,
        employerId: of.employer?.id ?? null,
        basis: of.basis,
        untilOn: of.untilOn,
      }}
      verb={t('posts.change')}
      onDone={onDone}
    >
      <PostFields certificate={of.certificate} of={of} />
      <FormField name="untilOn" label={t('posts.until')} hint={t('posts.until-hint')}>
        <DayInput from={of.fromOn} />
      </FormField>
    </ActForm>
  )
}

function PostFields({ certificate, of }: { certificate: string; of?: Post }) {
  const t = useWord(words)
  const codes = useCodes()
  const [wanted, setWanted] = useState(certificate)
  return (
    <div className="long-form">
      <FormField name="title" label={t('posts.title')} required>
        <Input maxLength={60} autoComplete="off" />
      </FormField>
      <FormField name="kind" label={t('posts.kind')} required>
        <CodeSelect list={codes?.kinds} />
      </FormField>
      <FormField name="seats" label={t('posts.seats')} required>
        <InputNumber min={1} max={1000} precision={0} />
      </FormField>
      <FormField name="certificate" label={t('posts.certificate')} required>
        <Radio.Group
          onChange={(event) => setWanted(String(event.target.value))}
          options={(['none', 'preferred', 'required'] as const).map((one) => ({
            value: one,
            label: t(`certificate.${one}`),
          }))}
        />
      </FormField>
      {wanted !== 'none' && (
        <FormField name="certificateLevel" label={t('posts.level')} required>
          <Radio.Group
            options={(['assistant', 'intermediate', 'senior'] as const).map((one) => ({
              value: one,
              label: t(`level.${one}`),
            }))}
          />
        </FormField>
      )}
      <FormField name="funding" label={t('posts.funding')} required>
        <CodeSelect list={codes?.funding} />
      </FormField>
      <FormField name="recruitingId" label={t('posts.recruiting')} hint={t('posts.bodies-say')}>
        <OrganisationPicker valueLabel={of?.recruiting?.name} />
      </FormField>
      <FormField name="managingId" label={t('posts.managing')}>
        <OrganisationPicker valueLabel={of?.managing?.name} />
      </FormField>
      <FormField name="employerId" label={t('posts.employer')}>
        <OrganisationPicker valueLabel={of?.employer?.name} />
      </FormField>
      <FormField name="basis" label={t('posts.basis')} hint={t('posts.basis-hint')}>
        <Input maxLength={200} autoComplete="off" />
      </FormField>
    </div>
  )
}
