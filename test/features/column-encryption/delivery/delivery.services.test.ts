import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openColumnCipher } from '../../../../main/encryption/cipher/open-column-cipher.ts';
import { makeFolder, removeFolder } from '../../../services/folder.ts';
import { findProgram } from '../../../services/program.ts';
import { startProxy } from '../../../services/proxy.ts';
import { type Sshd, startSshd } from '../../../services/sshd.ts';
import { until } from '../../../services/until.ts';
import { mails, source } from '../keys/key-laptops.ts';
import { connectionId, deliveryRoom, time } from './delivery-room.ts';

const isRoot = userInfo().uid === 0;
const user = userInfo().username;
const php = findProgram('php');
let sshd: Sshd | undefined;
let folder = '';
let path = '';

beforeAll(async () => {
  sshd = await startSshd();
  // Whoever logs in reads the list of keys by her own rights.
  if (sshd) chmodSync(dirname(sshd.server.keyFile), 0o711);
});
afterAll(() => sshd?.stop());
beforeEach(() => {
  time.now = Date.parse('2026-11-24T10:00:00.000Z');
  folder = makeFolder('delivery');
  // Where everybody may write nobody need be asked who we are: a login shell may take a second to start.
  chmodSync(folder, 0o777);
  path = join(folder, 'keys.json');
  return () => removeFolder(folder);
});

function server() {
  if (!sshd) throw new Error('install openssh-server');
  return sshd.server;
}
const mode = (file: string) => (lstatSync(file).mode & 0o777).toString(8);

describe.skipIf(!findProgram('sshd'))('the key file', () => {
  test('goes only to a server whose key was accepted, and no secret comes back', async () => {
    const { delivery, db } = await deliveryRoom({ keychain: undefined });
    await expect(delivery.dryRun(connectionId)).rejects.toMatchObject({ code: 'NO_PLACE' });
    await expect(delivery.hostKey(connectionId)).rejects.toMatchObject({ code: 'NO_PLACE' });
    expect(() => delivery.acceptHostKey(connectionId, 'x')).toThrow('NO_PLACE');
    expect(delivery.view(connectionId)).toEqual({ held: [], due: true });
    const { host, port, key, hostKey } = server();
    await delivery.setPlace(connectionId, { host, port, user, auth: 'key', path }, { sshKey: key, sshPassword: 'mot' });
    await expect(delivery.dryRun(connectionId)).rejects.toMatchObject({
      code: 'CANNOT_REACH',
      data: { code: 'host-key-unknown', facts: { fingerprint: hostKey } },
    });
    expect(await delivery.hostKey(connectionId)).toEqual({ fingerprint: hostKey });
    delivery.acceptHostKey(connectionId, hostKey);
    const shown = await delivery.dryRun(connectionId);
    const seen = JSON.stringify([delivery.view(connectionId), shown]);
    expect(seen).not.toContain(key.split('\n')[2]);
    // A password that logging in by key cannot use is not kept; the key is, and no other server is offered it unseen.
    expect(delivery.view(connectionId)).toMatchObject({ held: ['sshKey'], hostKey });
    expect(db.prepare('SELECT name FROM column_delivery_secret').pluck().all()).toEqual(['sshKey']);
    await delivery.setPlace(connectionId, { host: 'localhost', port, user, auth: 'key', path }, {});
    expect(delivery.view(connectionId)).not.toHaveProperty('hostKey');
    await delivery.setPlace(connectionId, { host, port, user, auth: 'agent', path }, {});
    expect(delivery.view(connectionId).held).toEqual([]);
  });

  test('is shown before, without anything being written', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    chmodSync(folder, 0o755);
    const before = statSync(folder).mtimeMs;
    const shown = await room.delivery.dryRun(connectionId);
    expect(shown).toMatchObject({
      fingerprint: server().hostKey,
      folder: { exists: true, mode: '0755', writable: true, othersRead: true },
      columns: room.columns.map(({ table, column, current }) => ({ table, column, numbers: [current] })),
    });
    expect(shown.former).toBeUndefined();
    expect(shown.refused).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
    expect(statSync(folder).mtimeMs).toBe(before);
    expect(room.entered).toEqual([]);
  });

  test('stands there whole, for its owner alone, and is entered in the register', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    chmodSync(folder, 0o755);
    expect(room.delivery.delivered(source, mails.plan, 1)).toBeUndefined();
    const shown = await room.bring();
    expect(mode(path)).toBe('600');
    expect(readdirSync(folder)).toEqual(['keys.json']);
    const file = readFileSync(path);
    expect(file.length).toBe(shown.bytes);
    const keys = await room.keys.keysOf(mails.plan);
    const base64 = (bytes?: Uint8Array) => Buffer.from(bytes ?? []).toString('base64');
    const { number = 0, key } = keys?.current ?? {};
    const { version, columns } = JSON.parse(file.toString());
    expect(version).toBe(1);
    expect(Object.keys(columns)).toEqual(['users.email', 'users.phone']);
    expect(columns['users.email']).toEqual({
      current: number,
      keys: { [number]: base64(key) },
      index: base64(keys?.index),
      normalise: 'email',
    });
    expect(columns['users.phone']).toMatchObject({ index: null, normalise: null });
    const view = room.delivery.view(connectionId);
    expect(view).toMatchObject({ due: false, last: { by: 'Ada', columns: 2, sha256: room.entered[0]?.facts.sha256 } });
    expect(room.delivery.delivered(source, mails.plan, number)).toBe(true);
    expect(room.delivery.delivered(source, mails.plan, number + 1)).toBe(false);
    const [entry] = room.entered;
    expect(entry).toMatchObject({ what: 'key-delivery', subject: `127.0.0.1:${path}` });
    expect(entry?.facts.columns).toEqual(['users.email', 'users.phone']);
    for (const secret of [base64(key), base64(keys?.index), Buffer.from(key ?? []).toString('hex')])
      expect(JSON.stringify([entry, view, shown])).not.toContain(secret);
  });

  test('is due again once a key was changed, and replaces the former one', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    await room.bring();
    const [mail] = room.columns;
    const first = mail?.current ?? 0;
    const second = await room.keys.next(mails.plan, first);
    expect(room.delivery.view(connectionId).due).toBe(true);
    expect(room.delivery.delivered(source, mails.plan, second)).toBe(false);
    const shown = await room.bring();
    expect(shown.former).toMatchObject({ ours: true, same: false, mode: '0600' });
    expect(room.delivery.delivered(source, mails.plan, second)).toBe(true);
    const held = () => JSON.parse(readFileSync(path, 'utf8')).columns['users.email'];
    expect(held()).toMatchObject({ current: first });
    expect(Object.keys(held().keys).sort()).toEqual([first, second].map(String).sort());
    room.columns[0] = { ...room.columns[0], ...mails, index: 'email', current: second };
    room.keys.retire(mails.plan, first);
    expect(room.delivery.view(connectionId).due).toBe(true);
    await room.bring();
    expect(held()).toMatchObject({ current: second });
    expect(Object.keys(held().keys)).toEqual([String(second)]);
    expect((await room.delivery.dryRun(connectionId)).former?.same).toBe(true);
    expect(room.delivery.view(connectionId).due).toBe(false);
  });

  test.skipIf(!php)('is read by the PHP library, which opens with it what was encrypted here', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    await room.bring();
    const keys = await room.keys.keysOf(mails.plan);
    if (!keys) throw new Error('no keys');
    const { plan, table, column } = mails;
    const cipher = openColumnCipher({ plan, table, column, treatment: { kind: 'encrypt', index: 'email' } }, keys);
    const clear = 'Zoé@exemple.fr';
    const sent = cipher.encrypt([Buffer.from('42')], Buffer.from(clear)).toString('base64');
    const library = join(import.meta.dirname, '../../../../main/encryption/php/ouvadesk-columns.php');
    const script = `require $argv[1]; $c = OuvadeskColumns::fromFile($argv[2]);
      echo $c->decrypt('users', 'email', 42, base64_decode($argv[3])), ' ', bin2hex($c->blindIndex('users', 'email', $argv[4]));`;
    const said = execFileSync(php ?? '', ['-r', script, library, path, sent, clear], { encoding: 'utf8' });
    expect(said).toBe(`${clear} ${cipher.blindIndex(Buffer.from(clear))?.toString('hex')}`);
  });

  test('can be read by nobody else at any instant, whatever the server’s umask', async () => {
    const former = process.umask(0);
    const open = await startSshd({ sftp: '-u 0000' }).finally(() => process.umask(former));
    if (!open) return;
    try {
      const room = await deliveryRoom();
      await room.aim(open.server, { user, path });
      chmodSync(folder, 0o777);
      const seen = new Set<string>();
      let going = true;
      const watching = (async () => {
        while (going) {
          for (const name of readdirSync(folder)) {
            const state = lstatSync(join(folder, name), { throwIfNoEntry: false });
            if (state) seen.add((state.mode & 0o777).toString(8));
          }
          await new Promise(setImmediate);
        }
      })();
      await room.bring().finally(() => {
        going = false;
      });
      await watching;
      expect([...seen]).toEqual(['600']);
    } finally {
      await open.stop();
    }
  });

  test('is not put where it does not belong', async () => {
    const room = await deliveryRoom();
    const inside = (name: string) => join(folder, name);
    for (const name of ['htdocs', 'sub', 'Public_HTML', 'keys']) {
      mkdirSync(inside(name));
      chmodSync(inside(name), 0o777);
    }
    writeFileSync(inside('notes.json'), '{"version":1}');
    writeFileSync(inside('big.json'), Buffer.alloc(2_000_000, 0x20));
    writeFileSync(inside('sub/keys.json'), 'x');
    symlinkSync(inside('sub'), inside('linked'));
    symlinkSync(inside('htdocs'), inside('innocent'));
    symlinkSync(inside('sub/keys.json'), inside('keys.link'));
    for (const [name, refused] of [
      ['htdocs/keys.json', 'in-web-root'],
      ['Public_HTML/keys.json', 'in-web-root'],
      ['sub/../htdocs/keys.json', 'in-web-root'],
      ['www/none/keys.json', 'in-web-root'],
      ['innocent/keys.json', 'in-web-root'],
      ['linked/keys.json', 'is-link'],
      ['keys.link', 'is-link'],
      ['keys', 'is-folder'],
      ['keys/', 'is-folder'],
      ['none/keys.json', 'folder-missing'],
      ['notes.json', 'not-ours'],
      ['big.json', 'not-ours'],
      ['sub/keys.json', 'not-ours'],
      ['sub/keys.json/other', 'folder-missing'],
    ] as const) {
      await room.aim(server(), { user, path: inside(name) });
      const shown = await room.delivery.dryRun(connectionId);
      expect([name, shown.refused]).toEqual([name, refused]);
      await expect(room.delivery.deliver(shown.id)).rejects.toMatchObject({
        code: 'DELIVERY_REFUSED',
        data: { because: refused },
      });
    }
    expect(readFileSync(inside('sub/keys.json'), 'utf8')).toBe('x');
    expect(room.entered).toEqual([]);
  });

  test('is only put there as it was shown, once', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    const over = { code: 'DRY_RUN_OVER' };
    await expect(room.delivery.deliver('none')).rejects.toMatchObject(over);
    const late = await room.delivery.dryRun(connectionId);
    time.now += 3_600_001;
    await expect(room.delivery.deliver(late.id)).rejects.toMatchObject(over);
    const keysChanged = await room.delivery.dryRun(connectionId);
    await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
    await expect(room.delivery.deliver(keysChanged.id)).rejects.toMatchObject(over);
    const moved = await room.delivery.dryRun(connectionId);
    await room.aim(server(), { user, path: `${path}.other` });
    await expect(room.delivery.deliver(moved.id)).rejects.toMatchObject(over);
    await room.aim(server(), { user, path });
    const overwritten = await room.delivery.dryRun(connectionId);
    writeFileSync(path, JSON.stringify({ version: 1, columns: {} }));
    await expect(room.delivery.deliver(overwritten.id)).rejects.toMatchObject({
      code: 'DELIVERY_REFUSED',
      data: { because: 'changed' },
    });
    expect(readdirSync(folder)).toEqual(['keys.json']);
    const shown = await room.bring();
    await expect(room.delivery.deliver(shown.id)).rejects.toMatchObject(over);
    const { columns } = room;
    const kept = columns.splice(0);
    const empty = await room.delivery.dryRun(connectionId);
    await expect(room.delivery.deliver(empty.id)).rejects.toMatchObject({ data: { because: 'nothing' } });
    columns.push(...kept, { plan: 'none', table: 'a', column: 'b', index: 'none', current: 3 });
    await expect(room.delivery.dryRun(connectionId)).rejects.toMatchObject({ code: 'KEY_MISSING' });
  });

  test('a server that shows another key is told nothing', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    const shown = await room.delivery.dryRun(connectionId);
    await sshd?.restart({ hostKey: 'other' });
    try {
      await expect(room.delivery.deliver(shown.id)).rejects.toMatchObject({
        code: 'CANNOT_REACH',
        data: { code: 'host-key-changed', facts: { expected: server().hostKey, fingerprint: server().otherHostKey } },
      });
      expect(sshd?.log()).not.toContain('Accepted publickey');
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await sshd?.restart();
    }
  });

  test('without a rename over what is there the first one comes, and a later one is refused rather than half done', async () => {
    await sshd?.restart({ sftp: '-P posix-rename' });
    try {
      const room = await deliveryRoom();
      await room.aim(server(), { user, path });
      await room.bring();
      const first = readFileSync(path);
      await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
      await expect(room.bring()).rejects.toMatchObject({ code: 'DELIVERY_REFUSED', data: { because: 'no-rename' } });
      expect(readdirSync(folder)).toEqual(['keys.json']);
      expect(readFileSync(path)).toEqual(first);
    } finally {
      await sshd?.restart();
    }
  });

  test.skipIf(!isRoot)('is refused where we may not write, and where we may not read what is there', async () => {
    const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
    const room = await deliveryRoom();
    await room.aim(server(), { user: 'nobody', path });
    chmodSync(folder, 0o755);
    await expect(room.bring()).rejects.toMatchObject({ code: 'DELIVERY_REFUSED', data: { because: 'not-writable' } });
    chownSync(folder, nobody, nobody);
    writeFileSync(path, '{}', { mode: 0o600 });
    expect((await room.delivery.dryRun(connectionId)).refused).toBe('not-ours');
    rmSync(path);
    await room.bring();
    expect(mode(path)).toBe('600');
    expect(statSync(path).uid).toBe(nobody);
    await room.aim(server(), { user: 'nobody', path: '/etc/ouvadesk-keys.json' });
    await expect(room.bring()).rejects.toMatchObject({ data: { because: 'not-writable' } });
  });

  test.skipIf(!isRoot || !canMount())(
    'a full disk leaves the former file as it is, and nothing beside it',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k,nr_inodes=64', 'tmpfs', folder]);
      try {
        const room = await deliveryRoom();
        await room.aim(server(), { user, path });
        await room.bring();
        const first = readFileSync(path);
        await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
        const shown = await room.delivery.dryRun(connectionId);
        fill(join(folder, 'full'));
        await expect(room.delivery.deliver(shown.id)).rejects.toMatchObject({
          code: 'DELIVERY_REFUSED',
          data: { because: 'disk-full' },
        });
        expect(readdirSync(folder).sort()).toEqual(['full', 'keys.json']);
        expect(readFileSync(path)).toEqual(first);
        expect(room.delivery.view(connectionId).due).toBe(true);
        rmSync(join(folder, 'full'));
        await room.bring();
        expect(readFileSync(path)).not.toEqual(first);
      } finally {
        execFileSync('umount', [folder]);
      }
    },
  );

  test('what a laptop that never came back left beside it goes with the next delivery', async () => {
    const room = await deliveryRoom();
    await room.aim(server(), { user, path });
    const left = (age: number) => {
      const name = join(folder, `.keys.json.ouvadesk-${String(age).padStart(16, '0')}`);
      writeFileSync(name, 'half', { mode: 0o600 });
      const then = Date.now() / 1_000 - age;
      utimesSync(name, then, then);
      return name;
    };
    left(7_200);
    const young = left(60);
    writeFileSync(join(folder, '.keys.json.old'), 'not ours');
    await room.bring();
    expect(readdirSync(folder).sort()).toEqual(['.keys.json.old', young.slice(folder.length + 1), 'keys.json'].sort());
  });
});

describe.skipIf(!findProgram('sshd'))('a line that is cut', () => {
  test('at any byte leaves the former file or the new one, whole, and nothing beside it once the server can be reached', async () => {
    const line = await startProxy(server());
    try {
      const room = await deliveryRoom();
      await room.aim({ ...server(), port: line.port }, { user, path });
      await room.bring();
      const sentBefore = line.sent();
      await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
      const shown = await room.delivery.dryRun(connectionId);
      const seeing = line.sent() - sentBefore;
      await room.delivery.deliver(shown.id);
      const whole = line.sent() - sentBefore - seeing;
      let [done, undone] = [0, 0];
      const cuts = Number(process.env.OUVADESK_KILLS ?? 8);
      for (let cut = 1; cut <= cuts; cut += 1) {
        const former = readFileSync(path);
        await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
        const [mail] = room.columns;
        // Another key is the current one each time: the file differs from the former one.
        const numbers = room.keys.numbersOf(mails.plan)?.all ?? [];
        if (mail) room.columns[0] = { ...mail, current: numbers.find((number) => number !== mail.current) };
        const run = await room.delivery.dryRun(connectionId);
        const before = line.connections();
        line.behave({ cutAfterSent: Math.round((whole * cut) / cuts) });
        const delivered = room.delivery.deliver(run.id).then(
          () => true,
          (error) => error,
        );
        await Promise.race([delivered, until('a second line', () => line.connections() > before + 1)]);
        line.behave({});
        const outcome = await delivered;
        const now = readFileSync(path);
        expect(readdirSync(folder)).toEqual(['keys.json']);
        expect(mode(path)).toBe('600');
        if (outcome === true) {
          done += 1;
          expect(now).not.toEqual(former);
        } else {
          undone += 1;
          expect(outcome).toMatchObject({ code: 'CANNOT_REACH' });
          expect(now).toEqual(former);
          if (mail) room.columns[0] = mail;
        }
        expect(room.delivery.view(connectionId).due).toBe(false);
      }
      expect(done).toBeGreaterThan(0);
      expect(undone).toBeGreaterThan(0);
    } finally {
      await line.stop();
    }
  });

  test('for good leaves the former file, and beside it nothing that others can read', async () => {
    const line = await startProxy(server());
    try {
      const room = await deliveryRoom();
      await room.aim({ ...server(), port: line.port }, { user, path });
      await room.bring();
      const former = readFileSync(path);
      await room.keys.next(mails.plan, room.columns[0]?.current ?? 0);
      const run = await room.delivery.dryRun(connectionId);
      const delivering = expect(room.delivery.deliver(run.id)).rejects.toMatchObject({ code: 'CANNOT_REACH' });
      await until('the temporary file', () => readdirSync(folder).length > 1);
      await line.refuse();
      await delivering;
      expect(readFileSync(path)).toEqual(former);
      for (const name of readdirSync(folder)) expect(mode(join(folder, name))).toBe('600');
      expect(room.entered).toHaveLength(1);
    } finally {
      await line.stop();
    }
  });
});

function canMount(): boolean {
  const at = makeFolder('mount');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', at], { stdio: 'ignore' });
    execFileSync('umount', [at]);
    return true;
  } catch {
    return false;
  } finally {
    removeFolder(at);
  }
}

/** Until not one byte more goes in. */
function fill(file: string): void {
  for (const size of [4_096, 1])
    for (;;)
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
}
