import type { Job } from '#kernel/jobs.ts'

export const jobs: Job[] = []
