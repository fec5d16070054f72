import { forgetClients } from './clients.ts'
import { forgetDrafts } from './drafts.ts'
import { forgetFacts } from './facts.ts'
import { forgetOutbox } from './outbox.ts'
import { dropCopies, lock } from './vault.ts'

export function forgetAll(): void {
  for (const forget of [forgetFacts, forgetClients, forgetOutbox, forgetDrafts]) forget()
}

/** Locks the phone: nothing readable stays in memory. */
export async function lockUp(alone = false): Promise<void> {
  await lock(alone)
  forgetAll()
}

/** Forgets whom the phone carried; what was not sent stays sealed. */
export async function forgetCopies(): Promise<void> {
  await dropCopies()
  forgetFacts()
  forgetClients()
}
