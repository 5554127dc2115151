import { describe, expect, it } from 'vitest';
import { newReplica } from './new-replica.ts';

describe('reading on a thread of its own', () => {
  it('sees what the main thread has written', async () => {
    const replica = await newReplica();
    replica.db.prepare("INSERT INTO setting VALUES ('a', '1'), ('b', '2')").run();
    expect(await replica.read('SELECT name FROM setting WHERE value = $value', { value: '2' })).toEqual([
      { name: 'b' },
    ]);
  });

  it('cannot write', async () => {
    const replica = await newReplica();
    await expect(replica.read("INSERT INTO setting VALUES ('a', '1') RETURNING name")).rejects.toThrow(/readonly/);
    await expect(replica.read('DELETE FROM setting')).rejects.toThrow();
  });

  it('tells a wrong statement, and answers the next', async () => {
    const replica = await newReplica();
    await expect(replica.read('SELECT absent FROM setting')).rejects.toMatchObject({
      message: 'no such column: absent',
    });
    expect(await replica.read('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses once the replica is closed', async () => {
    const replica = await newReplica();
    await replica.close();
    await expect(replica.read('SELECT 1')).rejects.toThrow('closed');
  });
});
