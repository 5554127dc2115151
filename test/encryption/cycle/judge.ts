/** One deed of a program on one row, by a clock that all processes of the machine share (nanoseconds). */
export interface Told {
  readonly by: 'old' | 'new' | 'test';
  /** old: a read of the clear column alone. absent: a search for this value did not find the row. */
  readonly what: 'write' | 'read' | 'old' | 'absent';
  readonly row: number;
  readonly value: string | null | false;
  readonly begun: number;
  readonly ended: number;
  readonly outcome: 'done' | 'refused' | 'unsure';
}

/**
 * Whether each answer was true: a read gives the value of a write that had begun, and that no other write had surely replaced
 * before the read began. What was refused never shows. Answers with what was wrong, and how much was looked at.
 */
export function judge(told: readonly Told[]): { wrong: string[]; reads: number; writes: number } {
  const rows = Map.groupBy(told, ({ row }) => row);
  const wrong: string[] = [];
  let reads = 0;
  let writes = 0;
  for (const deeds of rows.values()) {
    const written = deeds.filter(({ what, outcome }) => what === 'write' && outcome !== 'refused');
    writes += written.length;
    for (const deed of deeds) {
      if (deed.what === 'write') continue;
      reads += 1;
      if (!(deed.what === 'absent' ? mayBeAbsent(deed, written) : mayBe(deed, written)))
        wrong.push(explain(deed, deeds));
    }
  }
  return { wrong, reads, writes };
}

function mayBe(read: Told, written: readonly Told[]): boolean {
  // The clear column is emptied by who writes the ciphertext; nobody promised the old program more.
  if (read.what === 'old' && read.value === null) return true;
  return written.some(
    (write) => write.value === read.value && write.begun <= read.ended && !replaced(write, read, written),
  );
}

/** Surely, before the read began. */
const replaced = (write: Told, read: Told, written: readonly Told[]): boolean =>
  written.some(
    (other) => other !== write && other.outcome === 'done' && other.begun > endOf(write) && other.ended < read.begun,
  );

/** A write without an answer may come to pass as long as its server lives; the program waits for another before it goes on. */
const endOf = ({ ended }: Told) => ended;

function mayBeAbsent(read: Told, written: readonly Told[]): boolean {
  return written.some(
    (write) => write.value !== read.value && write.begun <= read.ended && !replaced(write, read, written),
  );
}

function explain(read: Told, deeds: readonly Told[]): string {
  const near = deeds.filter(({ begun, ended }) => begun < read.ended + 1e9 && ended > read.begun - 2e9).slice(-12);
  const line = ({ by, what, value, begun, ended, outcome }: Told) =>
    `${by} ${what} ${JSON.stringify(value)} ${Math.round((begun - read.begun) / 1e3)}..${Math.round((ended - read.begun) / 1e3)} µs ${outcome}`;
  return [`row ${read.row}: ${line(read)}`, ...near.map((deed) => `  ${line(deed)}`)].join('\n');
}
