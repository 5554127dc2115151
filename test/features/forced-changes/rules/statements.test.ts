import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openRunCipher } from '../../../../main/features/forced-changes/run-cipher.ts';
import { hidden } from '../../../../main/features/forced-changes/sql/column.ts';
import { grantsCreate } from '../../../../main/features/forced-changes/sql/lacking-rights.ts';
import { render } from '../../../../main/features/forced-changes/sql/render.ts';

const db = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (own) => new MysqlIntrospector(own),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

describe('a statement that is shown', () => {
  it('has its values in their places, whatever names and values hold, and question marks for what is hidden', () => {
    const shown = render(
      db,
      'mysql',
      sql`update ${sql.id('a?`b')} set ${sql.id("it's?")} = ${"l'été\\?"}, x = ${7n}, y = ${hidden}, z = ${Buffer.from([1, 255])} where k = ${null} and 'a?''b' = ${'$&'}`,
    );
    expect(shown).toBe(
      "update `a?``b` set `it's?` = 'l''été\\\\?', x = 7, y = ?, z = X'01FF' where k = NULL and 'a?''b' = '$&'",
    );
  });
});

describe('a line of SHOW GRANTS', () => {
  it.each([
    ['GRANT ALL PRIVILEGES ON *.* TO `u`@`%` WITH GRANT OPTION', true],
    ['GRANT SELECT, CREATE ON `ouvadmin`.* TO `u`@`%`', true],
    ['GRANT CREATE ON `ouva%`.* TO `u`@`%`', true],
    ['GRANT CREATE ON `ouvadmin`.`ouvadesk_undo` TO `u`@`%`', true],
    ['GRANT CREATE ON `ouvadmin`.`autre` TO `u`@`%`', false],
    ['GRANT CREATE ON `ouvadmi\\_`.* TO `u`@`%`', false],
    ['GRANT CREATE ON `ouvadmi_`.* TO `u`@`%`', true],
    ['GRANT CREATE ON `o`.* TO `u`@`%`', false],
    ['GRANT CREATE VIEW, CREATE ROUTINE, SELECT ON *.* TO `u`@`%`', false],
    ['GRANT USAGE ON *.* TO `CREATE ON *.* TO`@`%`', false],
    ['GRANT `role` TO `u`@`%`', false],
  ])('%s: %s', (line, creates) => {
    expect(grantsCreate(line, 'ouvadmin')).toBe(creates);
  });
});

describe('a former value', () => {
  const cell = { run: 'r', table: 't', sourceKey: '["1"]', column: 'c' };
  const cipher = openRunCipher(Buffer.alloc(32, 1));

  it('opens at its place only, and is known from what was written', () => {
    const sealed = cipher.seal(cell, 'bytes:FF00');
    expect(cipher.unseal(cell, sealed)).toBe('bytes:FF00');
    expect(cipher.unseal(cell, cipher.seal(cell, null))).toBeNull();
    for (const other of [{ run: 'x' }, { table: 'x' }, { sourceKey: '["2"]' }, { column: 'x' }])
      expect(cipher.unseal({ ...cell, ...other }, sealed)).toBeUndefined();
    const stranger = openRunCipher(Buffer.alloc(32, 2));
    expect(stranger.unseal(cell, sealed)).toBeUndefined();
    expect(stranger.check()).not.toBe(cipher.check());
    const bent = Uint8Array.from(sealed);
    bent[20] = (bent[20] ?? 0) ^ 1;
    expect(cipher.unseal(cell, bent)).toBeUndefined();
    const written = cipher.written(cell, 'bytes:31');
    expect(cipher.isWritten(cell, 'bytes:31', written)).toBe(true);
    for (const bytes of ['bytes:30', 'null', null]) expect(cipher.isWritten(cell, bytes, written)).toBe(false);
    expect(cipher.isWritten({ ...cell, column: 'd' }, 'bytes:31', written)).toBe(false);
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('FF00');
  });
});
