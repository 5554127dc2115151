import { createHash } from 'node:crypto';
import { bytesOf, digestOf, idBytes, idText, numberOf, whole } from './cells.ts';
import type { JoinRequest, StatementRow, WrappedKey } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';

const keyIsThere = 1062;

/** The chain of who belongs to the team, the keys wrapped for them, and those who ask to join. */
export function openPeople(line: JournalLine) {
  return {
    async statements(after: number): Promise<StatementRow[]> {
      const sql = 'SELECT number, epoch, sealed FROM statement WHERE number > ? ORDER BY number';
      const rows = await line.ask(sql, [whole(after)]);
      return rows.map(([number, epoch, sealed]) => ({
        number: numberOf(number),
        epoch: numberOf(epoch),
        sealed: bytesOf(sealed),
      }));
    },

    /** The keys first: they are harmless without their statement, and it would be of no use without them. */
    async addStatement({ number, epoch, sealed }: StatementRow, keys: readonly WrappedKey[]): Promise<boolean> {
      await addWrappedKeys(line, keys);
      const added = await added1062(
        line.tell('INSERT INTO statement (number, epoch, sealed) VALUES (?, ?, ?)', [
          whole(number),
          whole(epoch),
          bytes(sealed),
        ]),
      );
      if (added) return true;
      const [row] = await line.ask('SELECT epoch, sealed FROM statement WHERE number = ?', [number]);
      return row !== undefined && numberOf(row[0]) === epoch && bytesOf(row[1]).equals(sealed);
    },

    async wrappedKeys(recipient: string): Promise<WrappedKey[]> {
      const sql = 'SELECT epoch, wrapped FROM wrapped_key WHERE recipient = ? ORDER BY epoch';
      const rows = await line.ask(sql, [digestOf(recipient)]);
      return rows.map(([epoch, wrapped]) => ({ epoch: numberOf(epoch), recipient, wrapped: bytesOf(wrapped) }));
    },

    addWrappedKeys: (keys: readonly WrappedKey[]) => addWrappedKeys(line, keys),

    async joinRequests(): Promise<JoinRequest[]> {
      const rows = await line.ask('SELECT id, sealed FROM join_request ORDER BY id');
      return rows.map(([id, sealed]) => ({ id: idText(id), sealed: bytesOf(sealed) }));
    },
    async addJoinRequest({ id, sealed }: JoinRequest): Promise<void> {
      await added1062(line.tell('INSERT INTO join_request (id, sealed) VALUES (?, ?)', [idBytes(id), bytes(sealed)]));
    },
    async removeJoinRequest(id: string): Promise<void> {
      await line.tell('DELETE FROM join_request WHERE id = ?', [idBytes(id)]);
    },
  };
}

/** In one statement; where some were there before, one by one. */
async function addWrappedKeys(line: JournalLine, keys: readonly WrappedKey[]): Promise<void> {
  if (keys.length === 0) return;
  if (await added1062(insertKeys(line, keys))) return;
  for (const key of keys) await added1062(insertKeys(line, [key]));
}

function insertKeys(line: JournalLine, keys: readonly WrappedKey[]) {
  const rows = keys.map(({ recipient, epoch, wrapped }) => [
    digestOf(recipient),
    whole(epoch),
    createHash('sha256').update(wrapped).digest(),
    bytes(wrapped),
  ]);
  return line.tell('INSERT INTO wrapped_key (recipient, epoch, sha256, wrapped) VALUES ?', [rows]);
}

/** False when the row was there before. */
async function added1062(statement: Promise<unknown>): Promise<boolean> {
  try {
    await statement;
    return true;
  } catch (error) {
    if (errorNumber(error) === keyIsThere) return false;
    throw error;
  }
}

/** As the driver writes binary values: any other kind of array would be taken for a list of numbers. */
const bytes = (array: Uint8Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
