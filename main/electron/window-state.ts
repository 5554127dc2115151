import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

export const smallest = { width: 1024, height: 640 };
const usual = { width: 1280, height: 800 };

const State = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(smallest.width).max(20_000),
  height: z.number().int().min(smallest.height).max(20_000),
  maximized: z.boolean(),
});

type State = Partial<Rectangle> & Pick<Rectangle, 'width' | 'height'> & { readonly maximized: boolean };

/** Where the window stood when it was last closed; the usual size in the middle if that place is on no screen any more. */
export function rememberedState(file: string): State {
  try {
    const state = State.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (screen.getAllDisplays().some(({ workArea }) => isOn(workArea, state))) return state;
  } catch {
    // Never written yet, or by another version: neither is worth a word.
  }
  return { ...usual, maximized: false };
}

/** Writes where the window stands, when it closes. */
export function rememberState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  });
}

/** Whether the bar by which a window is moved can be reached on a screen. */
function isOn(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const reach = 100;
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return across >= reach && y >= area.y && y <= area.y + area.height - reach;
}
