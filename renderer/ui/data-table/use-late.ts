import { useEffect, useState } from 'react';

/** Whether something has been going on for longer than so many milliseconds. */
export function useLate(going: boolean, after: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLate(true), after);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going, after]);
  return going && late;
}
