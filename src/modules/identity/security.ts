import { z } from 'zod'
import type { House } from '#kernel/house.ts'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'

/** Numbers for passwords and sessions, from the pack `account-security` in force. */
export interface Security {
  tries: number
  lockMinutes: number
  idleMinutes: number
  passwordLength: number
}
