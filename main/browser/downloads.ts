import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../shared/clock.ts';
import type { SaveTarget, ShellPowers } from '../shared/powers.ts';
import { attachment, plainFileName } from './content-disposition.ts';
import { newToken } from './token.ts';

/** Milliseconds for which a finished file waits to be fetched. */
export const downloadLife = 10 * 60_000;
/** Where one-time addresses of files begin. */
export const downloadPath = '/download/';

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface Waiting {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
}

export interface Downloads {
  readonly powers: ShellPowers;
  /** Hands the file of a token over, once, and deletes it. False when there is none (any more). */
  serve(token: string, response: ServerResponse, headers: Readonly<Record<string, string>>): Promise<boolean>;
  /** Deletes what nobody fetched in time. */
  sweep(): Promise<void>;
  /** Deletes everything. */
  close(): void;
}

/**
 * How the browser shell saves: an export is written to a private folder and fetched once by its own one-time address.
 * `folder` is emptied first, so that nothing readable outlives a crash.
 */
export function openDownloads(folder: string, clock: Clock): Downloads {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const waiting = new Map<string, Waiting>();

  async function drop(token: string): Promise<void> {
    const file = waiting.get(token);
    waiting.delete(token);
    if (file) await rm(file.folder, { recursive: true, force: true });
  }

  async function chooseSaveTarget(suggestedName: string): Promise<SaveTarget> {
    const name = plainFileName(suggestedName);
    const token = newToken();
    // The folder's name is not the token: a path may be logged.
    const own = join(folder, newToken().slice(0, 16));
    await mkdir(own, { mode: 0o700 });
    const path = join(own, `export${extname(name)}`);
    waiting.set(token, { name, folder: own, path });
    return { path, download: `${downloadPath}${token}` };
  }

  return {
    powers: {
      kind: 'browser',
      chooseSaveTarget,
      abandonSaveTarget: (target) => drop(target.download?.slice(downloadPath.length) ?? ''),
    },
    async serve(token, response, headers) {
      const file = waiting.get(token);
      const size = file && (await stat(file.path).catch(() => undefined))?.size;
      // Asked again: another request may have taken it while this one looked at the file.
      if (!file || size === undefined || waiting.get(token) !== file) return false;
      waiting.delete(token);
      // A browser that asks where to save may hold the connection still for minutes.
      response.setTimeout(downloadLife);
      response.writeHead(200, {
        ...headers,
        'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
        'Content-Length': size,
        'Content-Disposition': attachment(file.name),
      });
      try {
        await pipeline(createReadStream(file.path), response);
      } catch {
        // The browser went away half-way: the address is used up all the same.
        response.destroy();
      } finally {
        await rm(file.folder, { recursive: true, force: true });
      }
      return true;
    },
    async sweep() {
      for (const [token, file] of waiting) {
        const written = (await stat(file.path).catch(() => undefined))?.mtimeMs;
        if (written !== undefined && clock().getTime() - written > downloadLife) await drop(token);
      }
    },
    close() {
      waiting.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
