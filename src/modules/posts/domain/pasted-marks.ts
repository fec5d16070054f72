export interface Pasted {
  candidateId: string
  result: number | 'absent' | 'passed' | 'failed'
}

/** A pasted list of marks: a line each, by number or by name where nobody else has it. What is not understood is given back as it was. */
export function readPasted(
  typed: string,
  people: readonly { candidateId: string; number: number; name: string }[],
): { found: Pasted[]; unknown: string[] } {
  const found: Pasted[] = []
  const unknown: string[] = []
  for (const line of typed.normalize('NFKC').split('\n')) {
    const words = line.split(/[\s,，;；]+/).filter((word) => word !== '')
    if (words.length === 0) continue
    const said = words.at(-1)!
    const who = words.slice(0, -1)
    const same = people.filter(
      (one) => who.includes(one.name) || (who[0] !== undefined && Number(who[0]) === one.number),
    )
    const mark = /^\d{1,3}(\.\d{1,2})?$/.test(said) ? Number(said) : undefined
    const result = /^(缺考|缺席|absent)$/i.test(said) ? 'absent' : mark !== undefined && mark <= 100 ? mark : undefined
    if (same.length === 1 && result !== undefined) found.push({ candidateId: same[0]!.candidateId, result })
    else unknown.push(line.trim())
  }
  return { found, unknown }
}
