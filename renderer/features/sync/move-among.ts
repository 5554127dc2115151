import type { KeyboardEvent } from 'react';

/** Left and right go from value to value, up and down from conflict to conflict, to the same place where there is one. */
export function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-rival]');
  const card = here?.closest<HTMLElement>('[data-conflict]');
  if (!here || !card) return;
  const rivalsOf = (one: Element) => [...one.querySelectorAll<HTMLElement>('[data-rival]')];
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-conflict]')];
  const place = rivalsOf(card).indexOf(here);
  const to = (step: number) => {
    const rivals = rivalsOf(cards[cards.indexOf(card) + step] ?? card);
    return rivals[Math.min(place, rivals.length - 1)];
  };
  const moves: Record<string, () => HTMLElement | undefined> = {
    ArrowRight: () => rivalsOf(card)[place + 1],
    ArrowLeft: () => rivalsOf(card)[place - 1],
    ArrowDown: () => to(1),
    ArrowUp: () => to(-1),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move()?.focus();
}
