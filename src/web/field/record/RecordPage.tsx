import { useWord } from '#web/kit/words.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { usePlace } from '../route.ts'
import { todayHere } from '../sync/clock.ts'
import { clients } from '../store/clients.ts'
import { drafts } from '../store/drafts.ts'
import { facts } from '../store/facts.ts'
import { useLive } from '../store/live.ts'
import { mayMend, outbox } from '../store/outbox.ts'
import { words } from '../words.ts'
import { draftId, formOf, mendId, newForm } from './form.ts'
import type { Method } from './form.ts'
import { RecordForm } from './RecordForm.tsx'

const methods: readonly string[] = ['visit', 'case', 'group', 'community'] satisfies Method[]

/** Opens the form that the address names: a new record, its draft, or what the server refused. */
export default function RecordPage() {
  const t = useWord(words)
  const { query } = usePlace()
  const { lists } = useLive(facts)
  if (!lists) return <Nothing title={t('record.lists-missing')} />

  const mends = query.get('mend')
  if (mends) {
    const item = outbox.get().find((one) => one.id === mends)
    if (!item || !mayMend(item)) return <Nothing title={t('record.gone')} />
    const draft = drafts.get().find((one) => one.id === mendId(mends))
    return <RecordForm key={mends} first={draft ?? formOf(item)} lists={lists} item={item} />
  }

  const asked = query.get('method') ?? 'visit'
  const method = methods.includes(asked) ? (asked as Method) : 'visit'
  const client = clients.get().get(query.get('client') ?? '')
  const id = draftId(method, client?.clientId)
  const draft = drafts.get().find((one) => one.id === id)
  return (
    <RecordForm
      key={id}
      first={draft ?? newForm(method, client, facts.get(), todayHere(facts.get().clockAhead))}
      lists={lists}
    />
  )
}
