import type { CreateTableBuilder, Kysely } from 'kysely';

/** SQL engines that the migrations know; each names a few types its own way. */
export type Engine = 'sqlite' | 'postgres';

/** Every number is a `bigint`: GitHub's ids outgrew 32 bits. `?` allows null. */
type ColumnType = 'text' | 'text?' | 'number' | 'number?' | 'bytes';

export interface TableDescription {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  /** Columns of each further index. */
  readonly indexes?: readonly (readonly string[])[];
}

const typeOf = (engine: Engine, type: ColumnType) => {
  if (type === 'bytes') return engine === 'sqlite' ? 'blob' : 'bytea';
  return type.startsWith('text') ? 'text' : 'bigint';
};

export async function createTable(
  db: Kysely<unknown>,
  engine: Engine,
  name: string,
  table: TableDescription,
): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(table.columns))
    builder = builder.addColumn(column, typeOf(engine, type), (spec) => (type.endsWith('?') ? spec : spec.notNull()));
  await builder.addPrimaryKeyConstraint(`${name}_key`, [...table.key]).execute();
  for (const columns of table.indexes ?? [])
    await db.schema
      .createIndex(`${name}_by_${columns.join('_')}`)
      .on(name)
      .columns([...columns])
      .execute();
}
