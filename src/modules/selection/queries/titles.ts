import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { selection } from '#modules/selection/tables.ts'
import { headings, roundsOf, titlesWhole } from '#modules/selection/title-view.ts'
import type { Expression, SqlBool } from 'kysely'

/** The titles that the office gave or whose holders work under it, the latest first. */
export const titles: Handler<typeof contract.titles> = async (context, { size, after, ...filter }) => {
  const { db, today } = context
  const cursor = readCursor(after, 1)
  const all = selection(db)
    .selectFrom('selection.title')
    .$if(filter.place !== undefined, (one) => one.where('place', '=', filter.place!))
    .$if(filter.code !== undefined, (one) => one.where('code', '=', filter.code!))
    .$if(filter.state !== undefined, (one) =>
      one.where((is) => {
        const running = is.or([is('until_on', 'is', null), is('until_on', '>', today)])
        const parts: Record<NonNullable<typeof filter.state>, Expression<SqlBool>> = {
          training: is('stage', '=', 'training'),
          never: is('stage', '=', 'never'),
          withdrawn: is('withdrawn_on', 'is not', null),
          over: is.and([is('stage', '=', 'held'), is('withdrawn_on', 'is', null), is('until_on', '<=', today)]),
          held: is.and([is('stage', '=', 'held'), is('withdrawn_on', 'is', null), running]),
        }
        return parts[filter.state!]
      }),
    )
  const [{ total }, rows] = await Promise.all([
    all.select((one) => one.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    all
      .selectAll()
      .$if(cursor !== undefined, (one) => one.where('id', '<', String(cursor![0])))
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute(),
  ])
  const shown = rows.slice(0, size)
  const heads = await headings(context, shown, await roundsOf(context, shown))
  return {
    rows: {
      rows: shown.map((one) => heads.get(one.id)!),
      total,
      totalIsExact: true,
      next: rows.length > size ? cursorOf([shown.at(-1)!.id]) : null,
    },
  }
}

export const title: Handler<typeof contract.title> = async (context, { titleId }) => {
  const row = await selection(context.db)
    .selectFrom('selection.title')
    .selectAll()
    .where('id', '=', titleId)
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'title', id: row.id }, regionCode: row.region_code })
  return (await titlesWhole(context, [row]))[0]!
}

/** One's own titles, and where their money goes. */
export const myTitles: Handler<typeof contract.myTitles> = async (context) => {
  const { db, actor } = context
  const [rows, account] = await Promise.all([
    selection(db)
      .selectFrom('selection.title')
      .selectAll()
      .where('person_id', '=', actor.personId)
      .orderBy('id', 'desc')
      .limit(50)
      .execute(),
    selection(db)
      .selectFrom('selection.bank_account')
      .selectAll()
      .where('person_id', '=', actor.personId)
      .executeTakeFirst(),
  ])
  return {
    titles: await titlesWhole(context, rows),
    account: account ? { bank: account.bank, number: account.number_masked } : null,
  }
}
