import { expect, it } from 'vitest';
import { foreignKeysIn } from '../../../main/features/retention/sql/foreign-keys.ts';

it('reads the foreign keys of a table from its definition, whatever its names hold', () => {
  const definition = `CREATE TABLE \`fac\`\`ture\` (
  \`id\` int(11) NOT NULL COMMENT 'CONSTRAINT \`x\` FOREIGN KEY (\`a\`) REFERENCES \`b\` (\`c\`)',
  PRIMARY KEY (\`id\`),
  CONSTRAINT \`une, (clé)\` FOREIGN KEY (\`a\`, \`b, c\`) REFERENCES \`comp\`\`te\` (\`a\`, \`b\`) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT \`deux\` FOREIGN KEY (\`d\`) REFERENCES \`t\` (\`id\`) ON DELETE SET NULL,
  CONSTRAINT \`trois\` FOREIGN KEY (\`e\`) REFERENCES \`t\` (\`id\`),
  CONSTRAINT \`ailleurs\` FOREIGN KEY (\`e\`) REFERENCES \`autre\`.\`t\` (\`id\`)
) ENGINE=InnoDB`;
  expect(foreignKeysIn('fac`ture', definition)).toEqual([
    { from: 'fac`ture', columns: ['a', 'b, c'], to: 'comp`te', refers: ['a', 'b'], onDelete: 'cascade' },
    { from: 'fac`ture', columns: ['d'], to: 't', refers: ['id'], onDelete: 'set-null' },
    { from: 'fac`ture', columns: ['e'], to: 't', refers: ['id'], onDelete: 'restrict' },
  ]);
});
