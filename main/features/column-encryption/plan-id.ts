import { stableId } from './keys/stable-id.ts';

/** The same column of the same database has the same plan on every laptop. */
export const planId = (source: string, table: string, column: string) => stableId('column-plan', source, table, column);

export const remainsId = (plan: string) => stableId('column-remains', plan);

export const scheduleId = (source: string) => stableId('column-schedule', source);
