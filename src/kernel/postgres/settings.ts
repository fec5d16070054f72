import { totalmem } from 'node:os'

const MiB = 1024 * 1024

/** What the embedded server is started with; every name is one of PostgreSQL's own. */
export function postgresSettings(given: Record<string, string>): string[] {
  // In a container the limit of the container counts, not the machine's memory; 0 or an absurd number means none.
  const limit = process.constrainedMemory?.() || Infinity
  const memoryMiB = Math.floor(Math.min(totalmem(), limit) / MiB)
  const settings: Record<string, string> = {
    max_connections: '100',
    shared_buffers: `${Math.min(4096, Math.max(128, Math.floor(memoryMiB / 4)))}MB`,
    effective_cache_size: `${Math.floor(memoryMiB / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    // A container's /dev/shm is often 64 MB, too small for a parallel hash; files under the data folder are not.
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
    random_page_cost: '1.1',
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements may hold personal data; the log says what happened, not with which values.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    // Nor an error's own message, which may quote the value that it could not read.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    ...given,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
