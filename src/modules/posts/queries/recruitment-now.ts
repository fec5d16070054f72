import type { Day } from '#kernel/days.ts'
import { obstacles } from '#modules/posts/domain/recruitment.ts'
import { nextStageOf, type Round, stageOf, standingsOf } from '#modules/posts/recruitment-store.ts'

/** What stands in the way of the next stage of a round. */
export function obstaclesOf(of: Round, today: Day): ReturnType<typeof obstacles> {
  const { round, places, candidates } = of
  const now = standingsOf(of)
  const following = nextStageOf(of)
  const next = following ? standingsOf(of, following.code) : now
  const own = Map.groupBy(candidates, (one) => one.place_id)
  return obstacles(
    stageOf(of)!,
    places.map((place) => {
      const ids = (own.get(place.id) ?? []).map((one) => one.id)
      return {
        places: place.places,
        fewKept: place.few_kept,
        now: ids.map((id) => now.get(id)!),
        next: ids.map((id) => next.get(id)!),
        appointed: (own.get(place.id) ?? []).filter((one) => one.incumbency_id).length,
      }
    }),
    { today, signUpUntil: round.sign_up_until, publicUntil: round.public_until },
    round.rules.leastPerPlace,
  )
}
