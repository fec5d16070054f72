// How many people a rule asks for, and how many are there.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { BasisShown, Named, ShownDay, text, Two } from '#modules/posts/contract-shapes.ts'

const Quantity = z.enum(['clients', 'villages', 'urbanResidents', 'stations', 'rooms', 'workers'])

const StaffingLine = z.object({
  code: z.string(),
  name: Two,
  /** Null where a number that it counts has not been entered. */
  required: z.int().nullable(),
  have: z.int(),
  /** How many are missing; 0 where there are enough. */
  gap: z.int().nullable(),
  /** The numbers and how they come to the answer. */
  how: Two,
  missing: z.array(Quantity),
  ...BasisShown,
  note: Two.nullable(),
})

const Population = z.object({ countedOn: ShownDay, urbanResidents: z.int(), source: z.string() })

const StaffingFilter = z.object({
  regionCode: RegionCode,
  organisationId: z.uuid().optional(),
  gap: z.enum(['yes']).optional(),
})

export const staffing = endpoint({
  method: 'GET',
  path: '/posts/staffing',
  title: { zh: '人员配备与缺口', en: 'Staffing and what is missing' },
  may: 'posts:read',
  input: PageInput.extend(StaffingFilter.shape),
  output: z.object({
    /** The rules of regions: of the one asked, or of those right below it. */
    regions: z.array(
      z.object({
        regionCode: z.string(),
        name: z.string(),
        population: Population.nullable(),
        lines: z.array(StaffingLine),
      }),
    ),
    total: z.object({ organisations: z.int(), required: z.int(), have: z.int(), gap: z.int(), unknown: z.int() }),
    /** Organisations, those with the most missing first. */
    rows: pageOf(
      z.object({
        organisation: Named,
        regionName: z.string(),
        lines: z.array(StaffingLine),
        /** Of all its rules the one that asks for most decides. */
        required: z.int().nullable(),
        have: z.int(),
        gap: z.int().nullable(),
      }),
    ),
  }),
})

export const exportStaffing = endpoint({
  method: 'GET',
  path: '/posts/staffing/export',
  title: { zh: '导出人员配备与缺口', en: 'Export staffing and what is missing' },
  may: 'posts:read',
  input: StaffingFilter,
  output: z.unknown(),
  produces: 'file',
})

export const recordPopulation = endpoint({
  method: 'POST',
  path: '/posts/populations',
  title: { zh: '登记城镇常住人口', en: 'Record the urban residents of a region' },
  may: 'posts:manage',
  input: z.object({
    regionCode: RegionCode,
    countedOn: Day,
    urbanResidents: z.int().min(0).max(100_000_000),
    source: text(2, 200),
  }),
  output: z.object({ populationId: z.uuid() }),
})
