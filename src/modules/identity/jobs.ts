import { sealAudit } from '#kernel/audit-chain.ts'
import type { Job } from '#kernel/jobs.ts'

export const jobs: Job[] = [
  // A line is outside the chain for a second at most: that is how long someone with the database's own password would have.
  { name: 'identity/seal-audit', every: { seconds: 1 }, run: async (house) => void (await sealAudit(house.gatePool)) },
  { name: 'identity/keep-last-seen', every: { seconds: 30 }, run: (house) => house.keepLastSeen() },
]
