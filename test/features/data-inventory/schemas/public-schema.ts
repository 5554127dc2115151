/**
 * A database that nobody here wrote. A table is lines of "column type | made-up values | what is right to say": a category, or
 * several that are as right, "-" where nothing must be proposed, "?" where both can be defended. "!" marks the primary key.
 */
export interface PublicSchema {
  readonly name: string;
  /** Where the names and types were read. */
  readonly read: string;
  readonly tables: Readonly<Record<string, string>>;
}

export interface KnownColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly inKey: boolean;
  readonly filler: string;
  /** "?", "-", or categories. */
  readonly right: readonly string[];
}

/** The lines of a schema, one by one. */
export function columnsOf({ tables }: PublicSchema): KnownColumn[] {
  return Object.entries(tables).flatMap(([table, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [declared = '', filler = '', right = ''] = line.split('|').map((part) => part.trim());
        const [column = '', ...type] = declared.split(/\s+/);
        return {
          table,
          column: column.replace('!', ''),
          type: type.join(' '),
          inKey: column.endsWith('!'),
          filler,
          right: right.split(/\s+/),
        };
      }),
  );
}
