import type { Screen } from '#web/kit/screen.ts'

// A module that brings screens brings them by itself: the desk takes whatever `web/screens….ts` there are.
const found = import.meta.glob<{ screens: Screen[] }>('../../modules/*/web/screens*.ts', { eager: true })

/** Every screen of the desk. */
export const screens: Screen[] = Object.values(found).flatMap((module) => module.screens)
