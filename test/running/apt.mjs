// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { lastLines, runStep } from '../../main/start/run-step.mjs';
import { say, tell } from '../../main/start/say.mjs';
import { distribution, missingNeeds } from './needs.mjs';

const policy = '/usr/sbin/policy-rc.d';
const services = ['mariadb', 'ssh'];

/**
 * Installs what the tests need of the system, where that is ours to do (root on Debian or Ubuntu); elsewhere, and for what could
 * not be had, says exactly what is missing and which tests do without it.
 */
export async function installSystemNeeds() {
  const missing = missingNeeds();
  if (missing.length === 0) return;
  if (mayInstall()) await withoutDaemons(() => aptInstall(missing.flatMap((need) => need.packages)));
  const left = missingNeeds();
  if (left.length === 0) return;
  tell({
    fr: 'Il manque, et les essais qui en ont besoin sont sautés :',
    en: 'Missing, and the tests that need it are skipped:',
  });
  for (const { name, packages, tests } of left) say(`  - ${name} (Debian: ${packages.join(' ')}) → ${tests}`);
}

function mayInstall() {
  return (
    process.getuid?.() === 0 && ['debian', 'ubuntu'].includes(distribution() ?? '') && existsSync('/usr/bin/apt-get')
  );
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', DEBCONF_NONINTERACTIVE_SEEN: 'true' };
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0'];
  const fetching = { fr: 'Liste des paquets du système', en: 'list of system packages' };
  await runStep(fetching, 'apt-get', [...options, 'update'], { env, limit: 180_000 });
  const install = [...options, 'install', '-y', '--no-install-recommends'];
  const words = { fr: `Installation de ${packages.join(' ')}`, en: 'installing' };
  const together = await runStep(words, 'apt-get', [...install, ...packages], { env, limit: 420_000 });
  if (together.ok) return;
  say(lastLines(together.output, 10));
  // One that cannot be had must not keep the others away.
  for (const name of packages) {
    await runStep({ fr: `Installation de ${name}`, en: 'installing' }, 'apt-get', [...install, name], {
      env,
      limit: 180_000,
    });
  }
}

/**
 * Installs while no package may start a server, now or at the next start of the machine: the tests start their own.
 * @param {() => Promise<void>} act
 */
async function withoutDaemons(act) {
  const had = services.filter(isEnabled);
  const ours = !existsSync(policy);
  const restore = () => {
    if (ours) rmSync(policy, { force: true });
  };
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  process.once('exit', restore);
  try {
    await act();
  } finally {
    process.off('exit', restore);
    restore();
    for (const name of services) {
      if (!had.includes(name) && isEnabled(name))
        spawnSync('systemctl', ['disable', '--quiet', name], { stdio: 'ignore' });
    }
  }
}

/** Whether systemd would start it with the machine; false where there is no systemd. @param {string} name */
function isEnabled(name) {
  return spawnSync('systemctl', ['is-enabled', '--quiet', name], { stdio: 'ignore' }).status === 0;
}
