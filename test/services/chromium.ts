import { existsSync } from 'node:fs';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of an installed Chromium, or undefined: the tests that need one are then skipped and say so. */
export function chromiumPath(): string | undefined {
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** Launch options under which Chromium stays on this machine and needs neither a GPU nor a user namespace. */
export function chromiumLaunch() {
  const executablePath = chromiumPath();
  return {
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: false,
    // Without a UTF-8 locale Chromium calls a file with an accent in its name "download".
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } as Record<string, string>,
    headless: true,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
