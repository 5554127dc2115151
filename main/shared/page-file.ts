import { readFileSync, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** Only what a build of the renderer holds; a file of another kind is not served. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
  /** An HTML page has holes for the nonce. */
  readonly isPage: boolean;
}

/**
 * The file of the built renderer that a path of the address bar names, or undefined. A path without an extension is a
 * screen of the application and gets index.html. Nothing outside the folder is ever read, not even through a link.
 */
export function readPageFile(folder: string, urlPath: string): PageFile | undefined {
  const parts = partsOf(urlPath);
  if (!parts) return undefined;
  const last = parts.at(-1);
  const isScreen = last === undefined || extname(last) === '';
  const path = isScreen ? join(folder, 'index.html') : join(folder, ...parts);
  const type = types[extname(path).toLowerCase()];
  if (!type) return undefined;
  try {
    // At once rather than in a dozen steps, each of which would wait its turn while the application is being loaded.
    const real = realpathSync(path);
    if (!real.startsWith(realpathSync(folder) + sep)) return undefined;
    return { body: readFileSync(real), type, isPage: type.startsWith('text/html') };
  } catch {
    return undefined;
  }
}

/** The names between the slashes, decoded; undefined for a path that no page of ours would ask for. */
function partsOf(urlPath: string): string[] | undefined {
  try {
    const parts = urlPath
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    return parts.every((part) => /^[\p{L}\p{N}_@~+ -][\p{L}\p{N}_@~+. -]*$/u.test(part)) ? parts : undefined;
  } catch {
    return undefined;
  }
}
