import { builtinModules } from 'node:module';
import manifest from '../../package.json' with { type: 'json' };
import type { Import } from './tree.ts';

/** A wall between rooms: its rule in a sentence, which imports break it, and an offender that shows that it stands. */
export interface Wall {
  readonly rule: string;
  readonly broken: (imported: Import) => boolean;
  readonly offender: readonly [file: string, specifier: string];
}

const inside = (path: string | undefined, ...rooms: string[]) =>
  path !== undefined && rooms.some((room) => path === room || (room.endsWith('/') && path.startsWith(room)));

/** "main/features/vault/" of a file in it; undefined elsewhere. */
const featureOf = (path: string | undefined) => /^(main|renderer)\/features\/[^/]+\//.exec(path ?? '')?.[0];

const isNode = (name: string | undefined) =>
  name !== undefined && (name.startsWith('node:') || builtinModules.includes(name));

const installed = new Set([
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.optionalDependencies),
  'electron',
]);

export const walls: readonly Wall[] = [
  {
    rule: 'The renderer never imports main/, nor the bridge: what it needs of them crosses the border as a call of preload/contract.',
    broken: ({ file, target }) =>
      inside(file, 'renderer/') &&
      target !== undefined &&
      !inside(target, 'renderer/', 'preload/contract/', 'package.json'),
    offender: ['renderer/app.tsx', '../main/shared/clock.ts'],
  },
  {
    rule: 'The renderer runs in a page: it imports neither Node nor electron. Ask the main process by a call.',
    broken: ({ file, package: name }) => inside(file, 'renderer/') && (isNode(name) || name === 'electron'),
    offender: ['renderer/app.tsx', 'node:fs'],
  },
  {
    rule: 'preload/contract/ imports only the contract and schema libraries (@orpc/contract, zod) and itself: both sides are derived from it.',
    broken: ({ file, target, package: name }) =>
      inside(file, 'preload/contract/') &&
      (name !== undefined ? !['@orpc/contract', 'zod'].includes(name) : !inside(target, 'preload/contract/')),
    offender: ['preload/contract/vault.ts', 'node:crypto'],
  },
  {
    rule: 'The bridge carries nothing: preload/index.ts imports electron and the names on the wire, and no more.',
    broken: ({ file, target, package: name }) =>
      file === 'preload/index.ts' && name !== 'electron' && target !== 'preload/contract/wire.ts',
    offender: ['preload/index.ts', 'node:fs'],
  },
  {
    rule: 'electron is imported only in main/electron/ and preload/index.ts: everything else runs and is tested in plain Node. Ask for a small power as an argument (main/shared/powers.ts).',
    broken: ({ file, package: name }) =>
      name === 'electron' &&
      inside(file, 'main/', 'preload/', 'renderer/') &&
      !inside(file, 'main/electron/', 'preload/index.ts'),
    offender: ['main/features/exports/exports.ts', 'electron'],
  },
  {
    rule: 'Features never import each other. What one needs of another is an argument that main/open-features.ts hands over, or a place side by side that renderer/app.tsx gives.',
    broken: ({ file, target }) => {
      const [from, to] = [featureOf(file), featureOf(target)];
      return from !== undefined && to !== undefined && from !== to;
    },
    offender: ['main/features/exports/exports.ts', '../vault/vault.ts'],
  },
  {
    rule: 'A feature of main/ stands on its own folder, the contract, database/, encryption/, jobs/, keychain/, keys/, mail/, sync/ and shared/, and knows nothing above it.',
    broken: ({ file, target }) =>
      inside(file, 'main/features/') &&
      target !== undefined &&
      !inside(
        target,
        'main/features/',
        'preload/contract/',
        'main/database/',
        'main/encryption/',
        'main/jobs/',
        'main/keychain/',
        'main/keys/',
        'main/mail/',
        'main/sync/',
        'main/shared/',
        'package.json',
      ),
    offender: ['main/features/vault/vault.ts', '../../compose.ts'],
  },
  {
    rule: 'encryption/ knows columns, ciphertexts and databases, and neither features nor jobs nor whose keys they are.',
    broken: ({ file, target }) =>
      inside(file, 'main/encryption/') &&
      target !== undefined &&
      !inside(
        target,
        'main/encryption/',
        'main/database/ouvadmin/',
        'main/shared/',
        'preload/contract/',
        'package.json',
      ),
    offender: ['main/encryption/column-work.ts', '../keys/seal.ts'],
  },
  {
    rule: 'database/, jobs/, keychain/, mail/ and shared/ never look up to features, shells or compose.ts: they know no business.',
    broken: ({ file, target }) =>
      inside(file, 'main/database/', 'main/jobs/', 'main/keychain/', 'main/mail/', 'main/shared/') &&
      target !== undefined &&
      !inside(
        target,
        'main/database/',
        'main/jobs/',
        'main/keychain/',
        'main/mail/',
        'main/shared/',
        'main/sync/',
        'preload/contract/',
        'package.json',
      ),
    offender: ['main/shared/clock.ts', '../features/vault/vault.ts'],
  },
  {
    rule: 'sync/ and keys/ are plain functions: no SQL, no network, no feature. They import shared/ and themselves.',
    broken: ({ file, target }) => {
      const room = /^main\/(sync|keys)\//.exec(file)?.[0];
      return room !== undefined && target !== undefined && !inside(target, room, 'main/shared/');
    },
    offender: ['main/sync/fold.ts', '../database/replica/replica.ts'],
  },
  {
    rule: 'A shell holds the application and knows none of its features: main/electron/ and main/browser/ import shared/, the contract and themselves.',
    broken: ({ file, target }) => {
      const shell = /^main\/(electron|browser)\//.exec(file)?.[0];
      return shell !== undefined && target !== undefined && !inside(target, shell, 'main/shared/', 'preload/contract/');
    },
    offender: ['main/browser/server.ts', '../compose.ts'],
  },
  {
    rule: 'main/index.ts and main/host.ts read as a list of steps: features are put together in main/compose.ts and main/open-features.ts, not there.',
    broken: ({ file, target }) =>
      inside(file, 'main/index.ts', 'main/host.ts') && inside(target, 'main/features/', 'main/database/', 'main/jobs/'),
    offender: ['main/host.ts', './features/vault/vault.ts'],
  },
  {
    rule: 'Only renderer/client.ts knows the port: everything else calls `client` or `api` from it.',
    broken: ({ file, specifier, target }) =>
      inside(file, 'renderer/') &&
      file !== 'renderer/client.ts' &&
      (/^@orpc\/client\/(message-port|websocket|fetch|standard)/.test(specifier) ||
        target === 'preload/contract/wire.ts'),
    offender: ['renderer/live.ts', '@orpc/client/websocket'],
  },
  {
    rule: 'A feature of renderer/ does not know the frame around it nor the routes: renderer/app.tsx puts them together.',
    broken: ({ file, target }) =>
      inside(file, 'renderer/features/') && inside(target, 'renderer/app.tsx', 'renderer/main.ts', 'renderer/frame/'),
    offender: ['renderer/features/vault/vault-gate.tsx', '../../app.tsx'],
  },
  {
    rule: 'renderer/ui/ knows nothing of the product: it is handed what it shows, and calls nothing.',
    broken: ({ file, target }) =>
      inside(file, 'renderer/ui/') &&
      inside(
        target,
        'renderer/features/',
        'renderer/frame/',
        'renderer/app.tsx',
        'renderer/client.ts',
        'renderer/live.ts',
      ),
    offender: ['renderer/ui/notice.tsx', '../client.ts'],
  },
  {
    rule: 'main/start/ runs before anything is installed: plain Node scripts that import Node and each other.',
    broken: ({ file, target, package: name }) =>
      inside(file, 'main/start/') && !isNode(name) && !inside(target, 'main/start/'),
    offender: ['main/start/start.mjs', 'zod'],
  },
  {
    rule: 'Nothing outside test/ imports a test.',
    broken: ({ file, target }) => !inside(file, 'test/') && inside(target, 'test/'),
    offender: ['main/compose.ts', '../test/shared/tiny-router.ts'],
  },
  {
    rule: 'What main/ and preload/ import is in "dependencies" of package.json: the rest is not there in the packaged application.',
    broken: ({ file, package: name }) =>
      inside(file, 'main/', 'preload/') && name !== undefined && !isNode(name) && !installed.has(name),
    offender: ['main/compose.ts', 'exceljs'],
  },
  {
    rule: 'A relative import carries its extension, so that plain Node runs the source as it is.',
    broken: ({ target }) => target !== undefined && !/\.(ts|tsx|mjs|css|json|html)(\?\w+)?$/.test(target),
    offender: ['main/compose.ts', './shared/clock'],
  },
];
