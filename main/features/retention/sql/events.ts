import type { EventReading } from '../../../../preload/contract/retention.ts';
import type { Server } from '../../../database/ouvadmin/column-door.ts';
import { dayAfter, firstDay } from '../rules/due-day.ts';
import { limitAs } from '../rules/event-limits.ts';
import type { ColumnFact } from './ground.ts';
import { all, type Piece, piece, raw } from './piece.ts';

/** How the event of a row is asked about. */
export interface EventWay {
  readonly as: EventReading;
  /** As text: dates with a space before the time, numbers in digits. NULL stays NULL. */
  readonly text: Piece;
  /** What orders events: least and greatest are asked of it. */
  readonly ordered: Piece;
  /** No event at all. */
  readonly none: Piece;
  /** A day that can be, not before 1971: what comes before it stands for "not known" in most databases. */
  readonly readable: Piece;
  /** Readable, and before a day of Paris. */
  before(day: string): Piece;
}

const dates = new Set(['date', 'datetime', 'timestamp']);
const numbers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint', 'decimal']);

/** A TIMESTAMP is always read in UTC, which is how our sessions are told it. */
export function eventWay(dialect: Server['dialect'], column: Piece, fact: ColumnFact, chosen: EventReading): EventWay {
  const as = fact.type === 'timestamp' && dialect !== 'sqlite' ? 'utc' : chosen;
  return as === 'unix' ? unixWay(dialect, column, fact) : dateWay(dialect, column, fact, as);
}

function dateWay(dialect: Server['dialect'], column: Piece, fact: ColumnFact, as: EventReading): EventWay {
  const sqlite = dialect === 'sqlite';
  const read = sqlite ? piece`CAST(${column} AS TEXT)` : piece`CAST(${column} AS CHAR)`;
  const text = piece`REPLACE(SUBSTR(${read}, 1, 19), 'T', ' ')`;
  const readable = readableDay(dialect, text);
  const typed = dates.has(fact.type) && !sqlite;
  return {
    as,
    text,
    ordered: text,
    none: typed ? piece`${column} IS NULL` : piece`(${column} IS NULL OR ${read} = '')`,
    readable,
    before: (day) => {
      const limit = limitAs(day, as);
      // The first by itself lets an index serve.
      return all([typed ? piece`${column} < ${limit}` : piece`${text} < ${limit}`, readable]);
    },
  };
}

/** Every part is looked at by hand: what the server would make of 31 February depends on its modes. */
function readableDay(dialect: Server['dialect'], text: Piece): Piece {
  const day = piece`SUBSTR(${text}, 1, 10)`;
  const shape =
    dialect === 'sqlite'
      ? piece`${day} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`
      : piece`${day} REGEXP '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`;
  const year = piece`CAST(SUBSTR(${text}, 1, 4) AS ${raw(dialect === 'sqlite' ? 'INTEGER' : 'SIGNED')})`;
  const february = piece`CASE WHEN (${year} % 4 = 0 AND ${year} % 100 <> 0) OR ${year} % 400 = 0 THEN '29' ELSE '28' END`;
  const last = piece`CASE WHEN SUBSTR(${text}, 6, 2) IN ('01', '03', '05', '07', '08', '10', '12') THEN '31'
    WHEN SUBSTR(${text}, 6, 2) IN ('04', '06', '09', '11') THEN '30' WHEN SUBSTR(${text}, 6, 2) = '02' THEN ${february} ELSE '00' END`;
  return all([
    shape,
    piece`SUBSTR(${text}, 11, 1) IN ('', ' ')`,
    piece`${day} >= ${firstDay}`,
    piece`SUBSTR(${text}, 9, 2) >= '01'`,
    piece`SUBSTR(${text}, 9, 2) <= ${last}`,
  ]);
}

function unixWay(dialect: Server['dialect'], column: Piece, fact: ColumnFact): EventWay {
  const sqlite = dialect === 'sqlite';
  const text = sqlite ? piece`CAST(${column} AS TEXT)` : piece`CAST(${column} AS CHAR)`;
  const number = sqlite ? piece`CAST(${column} AS INTEGER)` : piece`CAST(${column} AS SIGNED)`;
  const digits = sqlite
    ? piece`(${text} NOT GLOB '*[^0-9]*' AND LENGTH(${text}) BETWEEN 1 AND 11)`
    : piece`${text} REGEXP '^[0-9]{1,11}$'`;
  const readable = all([digits, piece`${number} >= ${Number(limitAs(firstDay, 'unix'))}`]);
  const compared = numbers.has(fact.type) && !sqlite ? column : number;
  return {
    as: 'unix',
    text,
    ordered: number,
    none: piece`(${column} IS NULL OR ${text} = '' OR ${text} = '0')`,
    readable,
    before: (day) => all([readable, piece`${compared} < ${Number(limitAs(day, 'unix'))}`]),
  };
}

/** Readable, and after today. */
export const inFuture = (way: EventWay, today: string): Piece =>
  piece`((${way.readable}) IS TRUE AND (${way.before(dayAfter(today))}) IS NOT TRUE)`;
