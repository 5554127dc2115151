import { bytesOf, idBytes, idText, numberOf, whole } from './cells.ts';
import { inBase64, inGroups } from './in-groups.ts';
import type { SnapshotPart, WholeSnapshot } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';

/** The two newest of which every part is there. Older ones stay, unread: nothing is ever removed. */
export async function wholeSnapshots(line: JournalLine, signal?: AbortSignal): Promise<WholeSnapshot[]> {
  const rows = await line.ask(
    `SELECT id, COUNT(*), SUM(size) FROM snapshot GROUP BY id
     HAVING SUM(final) = 1 AND MIN(part) = 1 AND MAX(part) = COUNT(*) AND SUM(final * part) = COUNT(*)
     ORDER BY MAX(added) DESC, id DESC LIMIT 2`,
    [],
    signal,
  );
  return rows.map(([id, parts, bytes]) => ({ id: idText(id), parts: numberOf(parts), bytes: numberOf(bytes) }));
}

/** One part after the other, so that memory holds one. It ends early where a part is gone. */
export async function* snapshotParts(
  line: JournalLine,
  id: string,
  signal?: AbortSignal,
): AsyncGenerator<SnapshotPart, void> {
  for (let part = 1; ; part++) {
    const sql = 'SELECT final, epoch, sealed FROM snapshot WHERE id = ? AND part = ?';
    const [row] = await line.ask(sql, [idBytes(id), part], signal);
    if (!row) return;
    const [final, epoch, sealed] = row;
    yield { part, final: numberOf(final) === 1, epoch: numberOf(epoch), sealed: bytesOf(sealed) };
    if (numberOf(final) === 1) return;
  }
}

export async function addSnapshot(
  line: JournalLine,
  id: string,
  parts: AsyncIterable<SnapshotPart> | Iterable<SnapshotPart>,
  signal?: AbortSignal,
): Promise<void> {
  for await (const group of inGroups(parts, line.packet())) {
    try {
      await insert(line, id, group, signal);
    } catch (error) {
      if (errorNumber(error) !== 1062) throw error;
      // Some of the group came in before: one by one, what is there stays.
      for (const part of group) await insert(line, id, [part], signal).catch(unlessThere);
    }
  }
}

function insert(line: JournalLine, id: string, group: readonly SnapshotPart[], signal?: AbortSignal) {
  const values = group.map(() => '(?, ?, ?, ?, FROM_BASE64(?))').join(', ');
  const parameters = group.flatMap(({ part, final, epoch, sealed }) => [
    ...[idBytes(id), whole(part, 1), final ? 1 : 0, whole(epoch), inBase64(sealed)],
  ]);
  return line.tell(`INSERT INTO snapshot (id, part, final, epoch, sealed) VALUES ${values}`, parameters, signal);
}

function unlessThere(error: unknown): void {
  if (errorNumber(error) !== 1062) throw error;
}
