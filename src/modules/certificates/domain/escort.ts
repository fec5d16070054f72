/** Seats people for the day of the exam: colleagues together as far as there is room. */

export interface Traveller {
  id: string
  /** Whoever works together goes together. */
  unit: string
}
export interface Group {
  id: string
  free: number
}

/** Which traveller sits in which group. The largest units first, each into the fullest group it fits in whole; else it is parted. */
export function seatTogether(travellers: readonly Traveller[], groups: readonly Group[]): Map<string, string> {
  const seated = new Map<string, string>()
  const rooms = groups.map((group) => ({ ...group }))
  const units = [...Map.groupBy(travellers, (one) => one.unit).values()].toSorted(
    (a, b) => b.length - a.length || (a[0]!.unit < b[0]!.unit ? -1 : 1),
  )
  for (const unit of units) {
    const fitting = rooms.filter((room) => room.free >= unit.length).toSorted((a, b) => a.free - b.free)[0]
    for (const one of unit) {
      const room = fitting ?? rooms.toSorted((a, b) => b.free - a.free)[0]
      if (!room || room.free === 0) break
      seated.set(one.id, room.id)
      room.free--
    }
  }
  return seated
}
