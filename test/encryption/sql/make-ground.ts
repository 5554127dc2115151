import type { Ground, GroundColumn } from '../../../main/encryption/ground.ts';

export function column(name: string, declared: string, more: Partial<GroundColumn> = {}): GroundColumn {
  return {
    ...{ name, declared, type: /^\w+/.exec(declared)?.[0] ?? '', nullable: true, standard: null, comment: '' },
    ...more,
  };
}

/** A ground as a server would tell it, of a table with a key of one number. */
export function makeGround(more: Partial<Ground> = {}): Ground {
  const id = column('id', 'int(11)', { nullable: false });
  const email = column('email', 'varchar(60)', {
    ...{ nullable: false, charset: 'utf8mb4', collation: 'utf8mb4_general_ci', longest: 240 },
  });
  return {
    server: { dialect: 'mariadb', version: '10.11.14-MariaDB', packet: 1_000_000, roundTrip: 1 },
    ...{ database: 'ouvadmin', table: 'member', engine: 'InnoDB', isView: false },
    ...{ columns: [id, email], key: [id], column: email, indexes: [], triggers: [], foreignKeys: [], referencedBy: [] },
    ...{ generated: false, generatedFromIt: [], checks: [], views: [], routines: [], rows: 2, bytes: 16_384 },
    ...{ binaryLog: false, replicas: false, readOnly: false, rowBytes: 250 },
    ...more,
  };
}
