import { z } from 'zod'
import { examLevels, levels } from '#modules/certificates/domain/level.ts'

/** What the contracts of certificates, exams and the question bank share. */
export const Level = z.enum(levels)
export const ExamLevel = z.enum(examLevels)
export const Version = z.number().int()
export const Done = z.object({ id: z.string(), version: Version })
