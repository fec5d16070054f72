import pg from 'pg'

/**
 * A transaction as one query of the driver. What comes in between two Syncs of the protocol is one transaction by itself, kept at the Sync:
 * no `begin` and no `commit` has to be sent, planned and answered. Statements of one turn of the event loop leave together and ask for
 * their answers with a Flush; after one that fails the server skips the others and, at the Sync, takes everything back.
 */

// What a client calls on the query whose answer is coming in, as node-postgres 8.23 does; its types leave that out.
interface Answered {
  name: string | undefined
  text: string | undefined
  values: unknown
  queryMode: 'extended' | undefined
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Wire): void
  handleEmptyQuery(connection: Wire): void
  handleError(error: Error, connection: Wire): void
  handleReadyForQuery(connection: Wire): void
}

interface Wire {
  stream: { cork(): void; uncork(): void; destroy(error: Error): void }
  submittedNamedStatements: Record<string, string>
  execute(portal: { portal: string }): void
  flush(): void
  sync(): void
}

const Query = pg.Query as unknown as new (
  text: string,
  values: unknown[] | undefined,
  answer: Answer,
) => Answered & {
  submit(connection: Wire): Error | null
}
type Answer = (error: Error | null, result: pg.QueryResult) => void

/** A statement that leaves the Flush or the Sync to its transaction. */
class Statement extends Query {
  constructor({ name, text, values }: pg.QueryConfig, answer: Answer) {
    // A configuration as one object would be copied key by key.
    super(text, values, answer)
    this.name = name
    this.queryMode = 'extended'
  }

  // The driver's last step of a statement: execute, then Sync.
  _getRows(connection: Wire): void {
    connection.execute({ portal: '' })
  }
}

/** Hand it to `client.query`, `add` statements, and `end` it. */
export class TransactionLine extends Query {
  #wire: Wire | undefined
  #waiting: Statement[] = []
  /** Those that are answered have let go of their place: a connection that waits in the pool would hold everything it last carried. */
  readonly #sent: (Statement | undefined)[] = []
  #answered = 0
  #synced = false
  #failed: Error | undefined
  readonly #kept = Promise.withResolvers<void>()

  constructor() {
    super('', undefined, () => {})
    // Whoever ends the transaction hears of it; one that is left half-way has said why already.
    this.#kept.promise.catch(() => {})
  }

  /** Sends a statement with the others of this turn. Throws what the database says of it, or of one before it. */
  add(config: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#failed) return Promise.reject(this.#failed)
    return new Promise((resolve, reject) => {
      // After everything that can go on in this turn, which may have statements of its own.
      if (this.#waiting.length === 0) process.nextTick(() => this.#send('flush'))
      this.#waiting.push(new Statement(config, (error, result) => (error ? reject(error) : resolve(result))))
    })
  }

  /** Keeps everything. Throws what the database says of a statement or of the keeping; then nothing is kept. */
  end(): Promise<void> {
    if (!this.#synced) this.#send('sync')
    return this.#kept.promise
  }

  /** Takes everything back. Throws where the connection is lost, which comes to the same. */
  async takeBack(client: pg.PoolClient): Promise<void> {
    // Taken back already; whether somebody still answers is asked all the same.
    if (this.#failed) return void (await client.query(''))
    this.add({ name: 'rollback', text: 'rollback' }).catch(() => {})
    await this.end()
  }

  #send(ask: 'flush' | 'sync'): void {
    const statements = this.#waiting
    this.#waiting = []
    const wire = this.#wire!
    if (this.#synced || (ask === 'flush' && statements.length === 0)) return
    this.#synced = ask === 'sync'
    wire.stream.cork()
    try {
      for (const statement of statements) {
        const mistake = statement.submit(wire)
        // They are with the socket now, and may be megabytes.
        statement.values = undefined
        // Half of them are on their way; nothing that follows on this connection could be told apart.
        if (mistake) wire.stream.destroy(mistake)
        this.#sent.push(statement)
      }
      wire[ask]()
    } finally {
      wire.stream.uncork()
    }
    this.#nameNext()
  }

  override submit(connection: Wire): Error | null {
    this.#wire = connection
    return null
  }

  override handleRowDescription(message: unknown): void {
    this.#sent[this.#answered]!.handleRowDescription(message)
  }

  override handleDataRow(message: unknown): void {
    this.#sent[this.#answered]!.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    const statement = this.#sent[this.#answered]!
    statement.handleCommandComplete(message, connection)
    this.#next(statement, connection)
  }

  override handleEmptyQuery(connection: Wire): void {
    this.#next(this.#sent[this.#answered]!, connection)
  }

  override handleError(error: Error, connection: Wire): void {
    this.#failed = error
    for (const statement of [...this.#sent.slice(this.#answered), ...this.#waiting]) {
      if (!statement) continue
      if (statement.name) delete connection.submittedNamedStatements[statement.name]
      statement.handleError(error, connection)
    }
    this.#waiting = []
    // The server reads on at the Sync.
    if (!this.#synced) this.#send('sync')
    this.#kept.reject(error)
  }

  override handleReadyForQuery(): void {
    this.#kept.resolve()
  }

  #next(statement: Statement, connection: Wire): void {
    this.#sent[this.#answered] = undefined
    this.#answered++
    this.#nameNext()
    statement.handleReadyForQuery(connection)
  }

  // The client notes by these which named statement the server has just parsed.
  #nameNext(): void {
    const next = this.#sent[this.#answered]
    this.name = next?.name
    this.text = next?.text
  }
}
