/** As a ref: what has just appeared is scrolled to where it can be read. */
export function intoSight(node: HTMLElement | null): void {
  node?.scrollIntoView?.({ block: 'nearest' });
}
