import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';

/** Prepared statements kept; a query of another shape drops the oldest. */
const STATEMENTS = 200;

/** SQLite makes tables in transactions like any other change: a process that dies or another that starts meanwhile sees all or nothing. */
class WholeStepsAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WholeStepsDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new WholeStepsAdapter();
  }
}

/** Kysely's SQLite dialect over Node's own SQLite, durable at every commit. */
export function openSqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  database.exec(`
    pragma busy_timeout = 5000;
    pragma page_size = 8192;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma journal_size_limit = 67108864;
  `);
  const statements = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    // A transaction that reads first and writes later would fail at once when another process wrote in between.
    const statement = asStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
    const [oldest] = statements.keys();
    if (oldest !== undefined && statements.size >= STATEMENTS) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  };
  return new WholeStepsDialect({ database: { prepare, close: () => database.close() } });
}

/** Kysely expects better-sqlite3's statements: parameters in one array, and whether rows come back. */
function asStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bound)),
    run: (parameters) => statement.run(...parameters.map(bound)),
    iterate: (parameters) => statement.iterate(...parameters.map(bound)),
  };
}

function bound(value: unknown): SQLInputValue {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value === null || value instanceof Uint8Array) return value;
  throw new TypeError(`A value of type ${typeof value} cannot be stored; convert it first.`);
}
