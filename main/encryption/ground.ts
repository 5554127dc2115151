import type { Server } from '../database/ouvadmin/column-door.ts';

/** A column as the database declares it. */
export interface GroundColumn {
  readonly name: string;
  /** In lower case, without length: "varchar", "int". */
  readonly type: string;
  /** As the server writes it: "varchar(255)". */
  readonly declared: string;
  readonly nullable: boolean;
  /** Of text only. */
  readonly charset?: string;
  readonly collation?: string;
  /** The most bytes of a value; undefined where the type does not say. */
  readonly longest?: number;
  /** As it stands behind DEFAULT; null for none. */
  readonly standard: string | null;
  readonly comment: string;
  /** What else the server says of it, in lower case: "invisible", "on update current_timestamp()". */
  readonly extra?: string;
  /** The column was dropped by a plan of ours and only its shadow is left: nothing else is known of it, its clear value is NULL. */
  readonly gone?: true;
}

export interface GroundIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
}

export interface GroundTrigger {
  readonly name: string;
  readonly event: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly timing: 'BEFORE' | 'AFTER';
  readonly body: string;
}

/** All that plans and statements need to know of a table and one of its columns, read at one moment. */
export interface Ground {
  readonly server: Server;
  readonly database: string;
  readonly table: string;
  /** "InnoDB"; '' in SQLite. */
  readonly engine: string;
  readonly isView: boolean;
  /** Declared columns of the table, in order. */
  readonly columns: readonly GroundColumn[];
  /** The primary key, in its order. */
  readonly key: readonly GroundColumn[];
  readonly column: GroundColumn;
  /** All indexes of the table but the primary key. */
  readonly indexes: readonly GroundIndex[];
  readonly triggers: readonly GroundTrigger[];
  /** Columns of this one's foreign keys, and tables that refer to it. */
  readonly foreignKeys: readonly string[];
  readonly referencedBy: readonly string[];
  readonly generated: boolean;
  /** Generated columns, CHECKs that use it. */
  readonly generatedFromIt: readonly string[];
  readonly checks: readonly string[];
  /** Views and routines of the database whose text names it. */
  readonly views: readonly string[];
  readonly routines: readonly string[];
  /** The server's estimates: rows, bytes of the whole table. */
  readonly rows: number;
  readonly bytes: number;
  /** Whether the server writes a binary log, has replicas, or is read only. */
  readonly binaryLog: boolean;
  readonly replicas: boolean;
  readonly readOnly: boolean;
  /** Bytes of the longest row as it is declared, of the 65,535 that a server allows; undefined in SQLite. */
  readonly rowBytes?: number;
}
