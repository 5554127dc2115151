/** Lets so many deeds run at a time, whoever asks; others wait their turn. */
export function places(many: number): <Result>(deed: () => Promise<Result>) => Promise<Result> {
  let free = Math.max(1, many);
  const waiting: (() => void)[] = [];
  return async (deed) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await deed();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
