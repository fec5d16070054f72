import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, ProblemError } from '#web/client/call.ts'
import { useGo } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem, useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportPeople, imports, lookAtImport, sendPart, startImport } from '../contract-lists.ts'
import { ImportMark } from './ImportMark.tsx'
import { words } from './words-lists.ts'

/** Lists that came in, a new one, and lists that go out. */
export default function ImportsPage() {
  const t = useWord(words)
  const { instant } = useFormats()
  return (
    <>
      <PageHeader title={t('imports')} />
      <div className="two-columns workforce-ways">
        <SendList />
        <ExportList />
      </div>
      <Table
        name="workforce.imports"
        caption={t('imports')}
        endpoint={imports}
        empty={{ title: t('imports.none'), say: t('imports.none-say') }}
        rowKey={(row) => row.importId}
        rowTo={(row) => `/desk/people/imports/${row.importId}`}
        columns={[
          { key: 'file', title: t('imports.file'), show: (row) => row.fileName },
          { key: 'sender', title: t('imports.sender'), show: (row) => row.senderName },
          { key: 'state', title: t('imports.state'), show: (row) => <ImportMark of={row.state} /> },
          {
            key: 'rows',
            title: t('imports.rows'),
            end: true,
            show: (row) => (row.rows > 0 ? formatCount(row.rows) : '—'),
          },
          {
            key: 'new',
            title: t('outcome.new'),
            end: true,
            show: (row) => (row.counts ? formatCount(row.counts.new) : '—'),
          },
          {
            key: 'wrong',
            title: t('outcome.wrong'),
            end: true,
            show: (row) => (row.counts ? formatCount(row.counts.wrong) : '—'),
          },
          {
            key: 'made',
            title: t('imports.made'),
            show: (row) => <span className="number">{instant(row.madeAt)}</span>,
          },
          { key: 'by', title: t('imports.by'), show: (row) => row.madeByName },
        ]}
      />
    </>
  )
}

/** The file goes up in parts, so that a list of a province fits through. */
function SendList() {
  const t = useWord(words)
  const go = useGo()
  const store = useQueryClient()
  const [sender, setSender] = useState<string | null>(null)
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [wrong, setWrong] = useState<unknown>()
  const [missing, setMissing] = useState(false)
  // What is wrong with the file stands at the file.
  const wrongFile =
    (wrong instanceof ProblemError &&
      wrong.problem.fields?.find(({ field }) => field === 'fileName' || field === 'bytes')?.message) ||
    undefined
  const send = async () => {
    if (!sender || !file) return setMissing(true)
    setWrong(undefined)
    setShare(0)
    try {
      const { importId, parts, partBytes } = await call(startImport, {
        fileName: file.name,
        bytes: file.size,
        senderId: sender,
      })
      for (let part = 0; part < parts; part++) {
        await call(
          sendPart,
          { importId, part },
          { bytes: file.slice(part * partBytes, (part + 1) * partBytes, 'application/octet-stream') },
        )
        setShare((part + 1) / parts)
      }
      await call(lookAtImport, { importId })
      void store.invalidateQueries()
      go(`/desk/people/imports/${importId}`)
    } catch (error) {
      setWrong(error)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <section className="card">
      <h2>{t('imports.new')}</h2>
      <div className="field">
        <label className="label" htmlFor="list-sender">
          {t('start.sender')}
        </label>
        <span className="hint">{t('start.sender-hint')}</span>
        <OrganisationPicker id="list-sender" value={sender} onChange={setSender} />
      </div>
      <div className="field">
        <label className="label" htmlFor="list-file">
          {t('start.file')}
        </label>
        <span className="hint">{t('start.file-hint')}</span>
        <input
          id="list-file"
          className="input"
          type="file"
          accept=".xlsx,.xlsm,.csv,.txt"
          aria-invalid={wrongFile !== undefined}
          onChange={(event) => {
            setFile(event.target.files?.[0])
            setWrong(undefined)
          }}
        />
        {wrongFile && (
          <span className="wrong" role="alert">
            {wrongFile}
          </span>
        )}
      </div>
      {missing && (!sender || !file) && <p className="wrong">{t('start.missing')}</p>}
      {wrong !== undefined && !wrongFile && <Problem of={wrong} />}
      {share !== undefined && (
        <label className="progress">
          <span role="status">
            {share < 1 ? t('start.sending', { n: Math.round(share * 100) }) : t('start.reading')}
          </span>
          <progress value={share} />
        </label>
      )}
      <button type="button" className="button main" disabled={share !== undefined} onClick={() => void send()}>
        {t('start.send')}
      </button>
    </section>
  )
}

function ExportList() {
  const t = useWord(words)
  const wording = useProblemWords()
  const [sender, setSender] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const save = async (shape: 'sender' | 'standard') => {
    const whole = reason.trim() !== ''
    try {
      await call(exportPeople, {
        shape,
        ...(sender && { senderId: sender }),
        ...(whole && { numbers: 'whole' as const, reason: reason.trim() }),
      })
    } catch (error) {
      toast(wording(error), { bad: true })
    }
  }
  return (
    <section className="card">
      <h2>{t('export.title')}</h2>
      <p className="soft">{t('export.say')}</p>
      <div className="field">
        <label className="label" htmlFor="export-sender">
          {t('export.sender')}
        </label>
        <OrganisationPicker id="export-sender" value={sender} onChange={setSender} />
      </div>
      <div className="field">
        <label className="label" htmlFor="export-reason">
          {t('export.whole')}
        </label>
        <span className="hint">{t('export.whole-hint')}</span>
        <input
          id="export-reason"
          className="input"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="row">
        <button type="button" className="button" disabled={!sender} onClick={() => void save('sender')}>
          {t('export.own')}
        </button>
        <button type="button" className="button" onClick={() => void save('standard')}>
          {t('export.standard')}
        </button>
      </div>
    </section>
  )
}
