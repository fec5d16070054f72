import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { beginDraft, drafts } from '../contract-drafts.ts'
import { programmes } from '../contract.ts'
import { draftWords } from './drafts-words.ts'

const stages = ['draft', 'submitted', 'sent-back', 'issued', 'discarded'] as const

/** The rules an office writes, those that wait for somebody to issue them among them. */
export default function DraftsPage() {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [query, change] = useQueryWords()
  const isBeginning = query['begin'] !== undefined
  return (
    <>
      <PageHeader
        title={t('drafts')}
        acts={
          <button type="button" className="button main" onClick={() => change({ begin: 'new' })}>
            {t('begin')}
          </button>
        }
        note={<p className="soft">{t('drafts.say')}</p>}
      />
      <Table
        name="selection.drafts"
        caption={t('drafts')}
        endpoint={drafts}
        given={{}}
        empty={{ title: t('drafts.none') }}
        rowKey={(row) => row.draftId}
        rowTo={(row) => `/desk/selection/drafts/${row.draftId}`}
        filters={[
          { key: 'stage', label: t('stage'), choices: stages.map((value) => ({ value, label: t(`stage.${value}`) })) },
        ]}
        columns={[
          { key: 'title', title: t('title'), show: (row) => phrase(row.title) },
          { key: 'stage', title: t('stage'), show: (row) => <span className="status">{t(`stage.${row.stage}`)}</span> },
          { key: 'writer', title: t('writer'), show: (row) => `${row.writtenBy} ${day(row.writtenAt)}` },
          {
            key: 'issuer',
            title: t('issuer'),
            show: (row) => (row.issuedAt ? `${row.issuedBy} ${day(row.issuedAt)}` : '—'),
          },
        ]}
      />
      {isBeginning && (
        <Ask title={t('begin')} onClose={() => change({ begin: undefined })}>
          <Begin from={query['begin'] === 'new' ? null : query['begin']!} />
        </Ask>
      )}
    </>
  )
}

/** From nothing, or after a rule that stands: one’s own to change it, another’s to take it over. */
function Begin({ from: given }: { from: string | null }) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const go = useGo()
  const asked = useAnswer(programmes, {})
  const all = asked.data?.programmes ?? []
  const [from, setFrom] = useState(given)
  const chosen = all.find((one) => `${one.place}/${one.code}` === from)
  return (
    <>
      <label className="field">
        <span className="label">{t('begin.from')}</span>
        <Select
          allowClear
          placeholder={t('begin.empty')}
          value={from}
          options={all.map((one) => ({
            value: `${one.place}/${one.code}`,
            label: `${phrase(one.placeTitle)} · ${phrase(one.title)}`,
          }))}
          onChange={(value) => setFrom(value ?? null)}
        />
      </label>
      <ActForm
        // What is proposed follows what it starts from.
        key={`${from} ${chosen?.code}`}
        endpoint={beginDraft}
        given={{ from: chosen ? { place: chosen.place, code: chosen.code } : null }}
        initial={chosen ? { code: chosen.code, title: phrase(chosen.title) } : {}}
        verb={t('begin')}
        onDone={({ draftId }) => go(`/desk/selection/drafts/${draftId}`)}
      >
        <FormField name="title" label={t('begin.title')} required>
          <Input maxLength={60} />
        </FormField>
        <FormField name="code" label={t('begin.code')} required>
          <Input maxLength={40} placeholder={t('begin.code.hint')} />
        </FormField>
      </ActForm>
    </>
  )
}
