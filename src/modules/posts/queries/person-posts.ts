import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { findPeople } from '#modules/posts/people.ts'
import { termShown } from '#modules/posts/queries/incumbents.ts'
import { kindsOf, nameOf } from '#modules/posts/rules.ts'
import { posts } from '#modules/posts/tables.ts'

/** The posts and appointments of somebody within reach. */
export const personPosts: Handler<typeof contract.personPosts> = async (context, { personId }) => {
  const found = await findPeople(context, [personId])
  if (!found.has(personId)) refuseNow('kernel/not-found')
  return postsOfPerson(context, personId)
}

export const ownPosts: Handler<typeof contract.ownPosts> = (context) => postsOfPerson(context, context.actor.personId)

async function postsOfPerson(context: Context, personId: string): Promise<OutputOf<typeof contract.personPosts>> {
  const { db, house, actor, today } = context
  const [terms, appointments] = await Promise.all([
    posts(db)
      .selectFrom('posts.incumbency')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('from_on', 'desc')
      .execute(),
    posts(db)
      .selectFrom('posts.appointment')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('from_on', 'desc')
      .execute(),
  ])
  const ids = [...new Set(terms.map((term) => term.post_id))]
  const [titles, organisations] = await Promise.all([
    ids.length > 0 ? posts(db).selectFrom('posts.post').select(['id', 'title']).where('id', 'in', ids).execute() : [],
    organisationNames(
      db,
      terms.flatMap((term) => [term.organisation_id, ...(term.employer_id ? [term.employer_id] : [])]),
    ),
  ])
  const titleOf = new Map(titles.map((one) => [one.id, one.title]))
  const { kindNames } = kindsOf(house.packs, actor.homeRegionCode, today).value
  const say = termShown(context)
  return {
    posts: terms.map((term) => ({
      ...say(term),
      postId: term.post_id,
      title: titleOf.get(term.post_id) ?? '',
      kindName: nameOf(kindNames, term.kind),
      organisationName: organisations.get(term.organisation_id) ?? '',
      employerName: term.employer_id ? (organisations.get(term.employer_id) ?? '') : '',
    })),
    appointments: appointments.map((one) => ({
      appointmentId: one.id,
      level: one.level,
      fromOn: one.from_on,
      untilOn: one.until_on,
      document: one.document,
      version: one.version,
    })),
  }
}
