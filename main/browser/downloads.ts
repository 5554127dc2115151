import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../shared/clock.ts';
import type { OpenSource, SaveTarget, ShellPowers } from '../shared/powers.ts';
import { attachment, plainFileName } from './content-disposition.ts';
import { newToken } from './token.ts';

/** Milliseconds for which a finished file waits to be fetched. */
export const downloadLife = 10 * 60_000;
/** Where one-time addresses of files begin. */
export const downloadPath = '/download/';
/** Where the page puts a file that the volunteer gives. */
export const uploadPath = '/upload/';

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
  /** Takes the file for a token, once. False when none is awaited (any more); throws when it does not come whole. */
  receive(token: string, request: IncomingMessage): Promise<boolean>;
  /** Deletes what nobody fetched in time. */
  sweep(): Promise<void>;
  /** Deletes everything. */
  close(): void;
}

/**
 * How the browser shell saves and opens: an export is written to a private folder and fetched once by its own one-time
 * address; a file that is given comes to such a folder by another, and stays until it is let go. `folder` is emptied first, so that nothing readable outlives a crash.
 */
export function openDownloads(folder: string, clock: Clock): Downloads {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const waiting = new Map<string, Waiting>();
  /** Where files to come shall stand, by token. */
  const awaited = new Map<string, string>();

  async function drop(token: string): Promise<void> {
    const file = waiting.get(token);
    waiting.delete(token);
    if (file) await rm(file.folder, { recursive: true, force: true });
  }

  const dropFolder = (path: string) => rm(dirname(path), { recursive: true, force: true });

  async function newFolder(): Promise<string> {
    // The folder's name is not the token: a path may be logged.
    const own = join(folder, newToken().slice(0, 16));
    await mkdir(own, { mode: 0o700 });
    return own;
  }

  /** One file is awaited at a time: a token that the page did not use is worth nothing any more. */
  async function chooseOpenSource(extension: string): Promise<OpenSource> {
    for (const [token, path] of awaited) {
      awaited.delete(token);
      await dropFolder(path);
    }
    const token = newToken();
    const path = join(await newFolder(), `given.${extension}`);
    awaited.set(token, path);
    return { path, upload: `${uploadPath}${token}` };
  }

  async function chooseSaveTarget(suggestedName: string): Promise<SaveTarget> {
    const name = plainFileName(suggestedName);
    const token = newToken();
    const own = await newFolder();
    const path = join(own, `export${extname(name)}`);
    waiting.set(token, { name, folder: own, path });
    return { path, download: `${downloadPath}${token}` };
  }

  return {
    powers: {
      kind: 'browser',
      chooseSaveTarget,
      chooseOpenSource,
      releaseOpenSource: ({ path }) => dropFolder(path),
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
    async receive(token, request) {
      const path = awaited.get(token);
      if (path === undefined) return false;
      awaited.delete(token);
      try {
        await pipeline(request, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await dropFolder(path);
        throw error;
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
      awaited.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
