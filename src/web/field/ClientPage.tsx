import { formatDay } from '#web/kit/formats.ts'
import { usePreferences } from '#web/kit/preferences.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { say, useWord } from '#web/kit/words.ts'
import { dueOf } from './due.ts'
import { OutboxItem } from './OutboxItem.tsx'
import { linkTo } from './route.ts'
import { clients } from './store/clients.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { outbox } from './store/outbox.ts'
import { todayHere } from './sync/clock.ts'
import { words } from './words.ts'

/** What the phone carries of one client. No sealed value is in it. */
export function ClientPage({ clientId }: { clientId: string }) {
  const t = useWord(words)
  const { language } = usePreferences()
  const { lists, reasons, clockAhead } = useLive(facts)
  const client = useLive(clients).get(clientId)
  const mine = useLive(outbox).filter(
    (item) => item.record.clientId === clientId || item.record.participantIds?.includes(clientId),
  )
  if (!client) return <Nothing title={t('client.gone')} say={t('clients.none-say')} />

  const comma = language === 'zh' ? '、' : ', '
  const { overdueDays } = dueOf(client, todayHere(clockAhead))
  const reason = reasons[clientId]
  const due = client.dueOn === null ? t('due.none') : formatDay(client.dueOn, language)
  const rows: [string, string][] = [
    [t('client.due'), overdueDays !== null && overdueDays > 0 ? `${due} · ${t('due.late', { n: overdueDays })}` : due],
    ...(reason ? [[t('client.why'), say(reason, language)] as [string, string]] : []),
    [
      t('client.categories'),
      client.categories
        .map((code) => lists?.categories.find((one) => one.code === code)?.name[language] ?? code)
        .join(comma),
    ],
    [t('client.risk'), t(`risk.${client.riskClass}`)],
    [t('client.region'), client.regionName],
    [t('client.last'), client.lastMetOn ? formatDay(client.lastMetOn, language) : t('last.never')],
    ...(client.lastOutcome
      ? [
          [
            t('client.last-outcome'),
            lists?.outcomes.find((one) => one.code === client.lastOutcome)?.name[language] ?? client.lastOutcome,
          ] as [string, string],
        ]
      : []),
    ...(client.lastServiceCodes.length > 0
      ? [
          [
            t('client.last-services'),
            client.lastServiceCodes
              .map((code) => lists?.services.find((one) => one.code === code)?.name[language] ?? code)
              .join(comma),
          ] as [string, string],
        ]
      : []),
  ]
  return (
    <>
      <h1 tabIndex={-1}>
        {client.name} {client.age !== null && <span className="soft">{t('age', { n: client.age })}</span>}
      </h1>
      <dl className="known">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('client.masked')}</p>
      {mine.length > 0 && (
        <section>
          <h2>{t('client.mine')}</h2>
          <ul className="lines">
            {mine.map((item) => (
              <OutboxItem key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      <div className="foot">
        <a className="button main big" {...linkTo(`/record?method=visit&client=${clientId}`)}>
          {t('today.record')}
        </a>
      </div>
    </>
  )
}
