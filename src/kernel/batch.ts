import pg from 'pg'

/**
 * Statements that leave together and are answered together. The server sends what it has to say at each Sync of the protocol, and the
 * driver asks for one after each statement: three statements under one Sync cost one write and one answer instead of three, and each
 * of those wakes a process. After one that fails the server skips the others.
 */

// What a client calls on the query whose answer is coming in, as node-postgres 8.23 does; its types leave that out.
interface Answered {
  name: string | undefined
  text: string | undefined
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

/** A statement that leaves the Sync to its batch. */
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

/** Fill it, hand it to `client.query`, and wait for what `add` gave. */
export class Batch extends Query {
  readonly #statements: Statement[] = []
  #at = 0

  constructor() {
    super('', undefined, () => {})
  }

  add(config: pg.QueryConfig): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const statement = new Statement(config, (error, result) => (error ? reject(error) : resolve(result)))
      this.#statements.push(statement)
    })
  }

  override submit(connection: Wire): Error | null {
    connection.stream.cork()
    try {
      for (const statement of this.#statements) {
        const mistake = statement.submit(connection)
        // Half a batch is on its way; nothing that follows on this connection could be told apart.
        if (mistake) connection.stream.destroy(mistake)
      }
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
    this.#moveTo(0)
    return null
  }

  override handleRowDescription(message: unknown): void {
    this.#statements[this.#at]!.handleRowDescription(message)
  }

  override handleDataRow(message: unknown): void {
    this.#statements[this.#at]!.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    this.#statements[this.#at]!.handleCommandComplete(message, connection)
    this.#moveTo(this.#at + 1)
  }

  override handleEmptyQuery(): void {
    this.#moveTo(this.#at + 1)
  }

  override handleError(error: Error, connection: Wire): void {
    for (const statement of this.#statements) {
      if (statement.name) delete connection.submittedNamedStatements[statement.name]
      statement.handleError(error, connection)
    }
  }

  override handleReadyForQuery(connection: Wire): void {
    for (const statement of this.#statements) statement.handleReadyForQuery(connection)
  }

  // The client notes by these which named statement the server has just parsed.
  #moveTo(at: number): void {
    this.#at = at
    this.name = this.#statements[at]?.name
    this.text = this.#statements[at]?.text
  }
}
