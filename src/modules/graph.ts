/** Which module may know which, through `public.ts` or `contract.ts`. Checked by checks/graph.test.ts; cycles are refused there. */
export const graph: Record<string, string[]> = {
  organisations: [],
  identity: ['organisations'],
  services: ['organisations', 'identity'],
  notices: ['organisations', 'identity'],
  workforce: ['organisations', 'identity', 'services', 'notices'],
  certificates: ['organisations', 'identity', 'workforce', 'notices'],
  volunteers: ['organisations', 'identity', 'workforce', 'notices'],
  training: ['organisations', 'identity', 'workforce', 'certificates', 'notices'],
  supervision: ['organisations', 'identity', 'workforce', 'notices'],
  posts: ['organisations', 'identity', 'services', 'workforce', 'certificates', 'notices'],
  assessment: ['organisations', 'identity', 'services', 'workforce', 'training', 'supervision', 'notices'],
  pay: ['organisations', 'identity', 'workforce', 'certificates', 'posts', 'assessment', 'notices'],
  development: ['organisations', 'identity', 'workforce', 'certificates', 'posts', 'assessment', 'notices'],
  selection: ['organisations', 'identity', 'workforce', 'volunteers', 'supervision', 'development', 'notices'],
  statistics: ['organisations', 'identity', 'services', 'notices'],
}
