import { spawn } from 'node:child_process';

/**
 * Opens an address in the volunteer's browser, where there is a desktop to open it on. Other users of this computer can see
 * the address in the list of processes for a moment; it works once, and the next one throws out whoever was quicker.
 */
export function openInBrowser(address: string, env: Readonly<Record<string, string | undefined>> = process.env): void {
  const command = openingCommand(process.platform, env);
  if (!command) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
  // Without such a program the address is in the terminal all the same.
  child.on('error', () => {});
  child.unref();
}

/** The program that opens an address, and its first arguments; undefined without a desktop. */
export function openingCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): [program: string, ...args: string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
