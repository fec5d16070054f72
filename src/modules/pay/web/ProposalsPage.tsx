import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { confirmProposals, previewConfirm, proposals, refuseProposal } from '../contract.ts'
import { signedYuan, yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

type Row = OutputOf<typeof proposals>['rows'][number]

/** What changed by itself and waits for an officer: one by one, or several after a look at what they cost. */
export default function ProposalsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const [query] = useQueryWords()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const [confirming, setConfirming] = useState<Row[]>()
  const [refusing, setRefusing] = useState<Row>()
  const isOpen = (query['state'] ?? 'open') === 'open'
  const decides = may('pay:decide') && isOpen
  const place = (one: Row['was']) =>
    one
      ? `${phrase(one.post)}${one.level === null ? '' : ` ${t('level', { n: one.level })}`} ${t('money', { yuan: yuanOf(one.monthlyFen) })}`
      : t('none')
  const toggle = (row: Row) => {
    const next = new Map(chosen)
    if (!next.delete(row.proposalId)) next.set(row.proposalId, row)
    setChosen(next)
  }
  const confirmButton = decides && (
    <button
      type="button"
      className="button main"
      disabled={chosen.size === 0}
      onClick={() => setConfirming([...chosen.values()])}
    >
      {t('confirm.chosen', { n: chosen.size })}
    </button>
  )
  return (
    <>
      <PageHeader title={t('proposals')} acts={confirmButton} />
      <Table
        name="pay.proposals"
        caption={t('proposals')}
        endpoint={proposals}
        filters={[
          {
            key: 'direction',
            label: t('direction'),
            choices: (['first', 'up', 'down'] as const).map((one) => ({ value: one, label: t(`direction.${one}`) })),
          },
          {
            key: 'state',
            label: t('proposal.state'),
            choices: [
              { value: 'open', label: t('proposal.open-one') },
              { value: 'confirmed', label: t('proposal.confirmed') },
              { value: 'refused', label: t('proposal.refused') },
              { value: 'overtaken', label: t('proposal.overtaken') },
            ],
          },
        ]}
        empty={{ title: t('proposals.empty'), say: t('proposals.empty-say') }}
        rowKey={(row) => row.proposalId}
        columns={[
          {
            key: 'name',
            title: t('name'),
            show: (row) => <a href={`/desk/people/${row.personId}#pay`}>{row.name}</a>,
            text: (row) => row.name,
          },
          ...(decides
            ? [
                {
                  key: 'choose',
                  title: t('choose.one'),
                  show: (row: Row) => (
                    <input
                      type="checkbox"
                      aria-label={t('select', { name: row.name })}
                      checked={chosen.has(row.proposalId)}
                      onChange={() => toggle(row)}
                    />
                  ),
                },
              ]
            : []),
          {
            key: 'change',
            title: t('change'),
            show: (row) => `${place(row.was)} → ${place(row.becomes)}`,
            text: (row) => `${place(row.was)} → ${place(row.becomes)}`,
            width: '16rem',
          },
          {
            key: 'gain',
            title: t('gain'),
            end: true,
            show: (row) => signedYuan(row.gainFen),
            text: (row) => row.gainFen / 100,
          },
          {
            key: 'effective',
            title: t('effective'),
            show: (row) => day(row.effectiveOn),
            text: (row) => row.effectiveOn,
            width: '9.5rem',
          },
          {
            key: 'because',
            title: t('because'),
            show: (row) => row.answer ?? row.reasons.map((one) => phrase(one)).join('；'),
            text: (row) => row.reasons.map((one) => phrase(one)).join('；'),
            width: '16rem',
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          ...(decides
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Row) => (
                    <span className="row">
                      <button type="button" className="button bare" onClick={() => setConfirming([row])}>
                        {t('confirm')}
                      </button>
                      <button type="button" className="button bare" onClick={() => setRefusing(row)}>
                        {t('refuse')}
                      </button>
                    </span>
                  ),
                  width: '10rem',
                },
              ]
            : []),
        ]}
      />
      {confirming && (
        <Confirm
          of={confirming}
          onClose={(done) => {
            setConfirming(undefined)
            if (done) setChosen(new Map())
          }}
        />
      )}
      {refusing && (
        <Ask title={t('refuse.of', { name: refusing.name })} onClose={() => setRefusing(undefined)}>
          <p>{t('refuse.say')}</p>
          <ActForm
            endpoint={refuseProposal}
            given={{ proposalId: refusing.proposalId, basedOnVersion: refusing.version }}
            verb={t('refuse')}
            onDone={() => {
              toast(t('refused'))
              setRefusing(undefined)
            }}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={3} maxLength={300} showCount />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Confirm({ of, onClose }: { of: Row[]; onClose: (done: boolean) => void }) {
  const t = useWord(words)
  const input = { proposals: of.map(({ proposalId, version }) => ({ proposalId, version })) }
  const preview = useAnswer(previewConfirm, input)
  const act = useAct(confirmProposals)
  return (
    <Ask title={t('preview.title')} onClose={() => onClose(false)}>
      <Waiting for={preview} lines={2}>
        {(sums) => (
          <>
            <p>
              {t('preview.say', {
                people: sums.people,
                first: sums.first,
                up: sums.up,
                down: sums.down,
                yuan: signedYuan(sums.monthlyFen),
                year: signedYuan(sums.monthlyFen * 12),
              })}
            </p>
            {sums.backdated > 0 && <p className="panel warn">{t('preview.backdated', { n: sums.backdated })}</p>}
            {sums.gone > 0 && <p className="panel warn">{t('preview.gone', { n: sums.gone })}</p>}
            {act.error && <Problem of={act.error} />}
            <p className="row">
              <button
                type="button"
                className="button main"
                disabled={act.isPending}
                onClick={() =>
                  act.mutate(input, {
                    onSuccess: ({ confirmed }) => {
                      toast(t('confirmed', { n: confirmed }))
                      onClose(true)
                    },
                  })
                }
              >
                {t('confirm')}
              </button>
              <button type="button" className="button" onClick={() => onClose(false)}>
                {t('cancel')}
              </button>
            </p>
          </>
        )}
      </Waiting>
    </Ask>
  )
}
