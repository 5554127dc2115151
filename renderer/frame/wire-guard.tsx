import type { ReactNode } from 'react';
import { useWire } from '../live.ts';
import { Failure } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import c from './wire-guard.module.css';

/** Says when the window is cut from the application: a line while it tries again, a page once the session has ended. */
export function WireGuard({ children }: { children: ReactNode }) {
  const t = useWords('frame');
  const wire = useWire();
  if (wire === 'refused')
    return (
      <main className={c.page}>
        <Failure explanation={{ what: t('refusedTitle'), why: t('refusedWhy'), next: t('refusedNext') }} />
      </main>
    );
  return (
    <div className={c.window}>
      {wire === 'lost' && (
        <p className={c.lost} role="alert">
          {t('wireLost')}
        </p>
      )}
      <div className={c.rest}>{children}</div>
    </div>
  );
}
