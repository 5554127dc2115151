// @ts-check

/**
 * How to call the npm that runs us, or else the one on PATH. To be spawned with `...call.args`, and `shell` where it is a script of Windows.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function npmCall(env = process.env, platform = process.platform) {
  const own = env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) return { command: process.execPath, args: [own], shell: false };
  return { command: 'npm', args: [], shell: platform === 'win32' };
}
