import type { Client } from './store/clients.ts'

/** Finds clients by a part of the name, the beginning of the pinyin, or the initials, without the network. The best matches come first. */
export function find(carried: Iterable<Client>, typed: string): Client[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const letters = wanted.replace(/[\s']/g, '')
  const found: { client: Client; rank: number }[] = []
  for (const client of carried) {
    const rank = rankOf(client, wanted, letters)
    if (rank !== null) found.push({ client, rank })
  }
  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.client.pinyin.localeCompare(b.client.pinyin) ||
        a.client.clientId.localeCompare(b.client.clientId),
    )
    .map(({ client }) => client)
}

function rankOf({ name, pinyin, initials }: Client, wanted: string, letters: string): number | null {
  if (wanted === '' || name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(wanted)) return 2
  if (letters === '') return null
  if (initials.toLowerCase().startsWith(letters)) return 3
  const spelled = pinyin.toLowerCase()
  if (spelled.replace(/\s/g, '').startsWith(letters)) return 4
  return spelled.split(' ').some((syllable) => syllable.startsWith(letters)) ? 5 : null
}
