import type { ReactNode } from 'react';
import { useWords } from '../../words.ts';
import { BouncesReader } from './bounces-reader.tsx';
import c from './campaigns.module.css';

/** Those whom messages do not reach, and the reading of what came back. */
export function ToReachView({ children }: { children: ReactNode }) {
  const t = useWords('campaigns');
  return (
    <>
      <div className={c.reach}>
        <p className="quiet">{t('toReach.line')}</p>
        <BouncesReader />
      </div>
      {children}
    </>
  );
}
