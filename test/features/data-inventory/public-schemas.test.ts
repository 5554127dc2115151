import { describe, expect, it } from 'vitest';
import { dolibarr } from './schemas/dolibarr.ts';
import { sympa } from './schemas/sympa.ts';
import { weighProposals } from './schemas/weigh-proposals.ts';
import { wordpress } from './schemas/wordpress.ts';

describe.each([dolibarr, wordpress, sympa])('$name', (schema) => {
  it('proposes what holds personal data, and leaves the rest', async () => {
    const { found, ...weighed } = await weighProposals(schema);
    console.log(schema.name, weighed);
    expect(found.length).toBeGreaterThan(0);
  });
});
