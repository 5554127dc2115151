/** The least round number (1, 2, 4, 5 or 10 times a power of ten) that is not below `most`; it can be halved. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 10].find((one) => one * power >= most) ?? 10;
  return Math.max(2, step * power);
}

/** Heights moved so that none is nearer to another than `gap`, each as little as can be; in the order given. */
export function apart(heights: readonly number[], gap: number): number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((one, other) => one.height - other.height);
  for (let pass = 0; pass < heights.length; pass += 1)
    order.forEach((one, place) => {
      const above = order[place - 1];
      if (above === undefined || one.height - above.height >= gap) return;
      const lack = (gap - (one.height - above.height)) / 2;
      above.height -= lack;
      one.height += lack;
    });
  for (let place = 1; place < order.length; place += 1) {
    const above = order[place - 1];
    const one = order[place];
    if (above && one && one.height - above.height < gap) one.height = above.height + gap;
  }
  const moved = [...heights];
  for (const { height, index } of order) moved[index] = height;
  return moved;
}
