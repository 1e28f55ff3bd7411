import type { Schedules } from '../port.ts';
import type { Reader } from './tables.ts';

export function createSchedules(db: Reader): Schedules {
  return {
    async dueAt(name) {
      const row = await db.selectFrom('schedule').select('dueAt').where('name', '=', name).executeTakeFirst();
      return row?.dueAt ?? null;
    },
    async plan(name, at) {
      await db
        .insertInto('schedule')
        .values({ name, dueAt: at })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
    },
    async take(name, due, next) {
      const rows = await db
        .updateTable('schedule')
        .set({ dueAt: next })
        .where((row) => row.and({ name, dueAt: due }))
        .returning('name')
        .execute();
      return rows.length > 0;
    },
  };
}
