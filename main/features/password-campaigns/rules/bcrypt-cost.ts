/** Beyond this one guess takes a second or more: such a hash is left alone, and reported with no guess. */
export const highestCost = 14;

const shape = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** The cost written in a bcrypt hash (its rounds are 2 to that power); undefined for what is not one that can be tried. */
export function bcryptCost(stored: string): number | undefined {
  const cost = Number(shape.exec(stored)?.[1] ?? Number.NaN);
  return cost >= 4 && cost <= 31 ? cost : undefined;
}
