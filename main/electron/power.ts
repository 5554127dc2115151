import { powerMonitor } from 'electron';

/** Calls `lock` when the computer goes to sleep or its screen is locked: whoever opens the lid may be somebody else. */
export function lockWithComputer(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}
