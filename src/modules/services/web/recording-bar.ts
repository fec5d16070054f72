import { useMay, useMe } from '#web/client/me.ts'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Why the reader's present post cannot record services; undefined where it can. */
export function useRecordingBar(): string | undefined {
  const t = useWord(words)
  const me = useMe()
  const may = useMay()
  if (!may('services:record')) return t('records.may-not')
  return me.organisationId === null ? t('records.no-station') : undefined
}
