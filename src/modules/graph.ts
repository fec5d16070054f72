/** Which module may know which, through `public.ts` or `contract.ts`. Checked by checks/graph.test.ts; cycles are refused there. */
export const graph: Record<string, string[]> = {
  organisations: [],
  identity: ['organisations'],
  services: ['organisations', 'identity'],
  statistics: ['organisations', 'identity', 'services'],
}
