import type { ReactNode } from 'react';
import { BouncesReader } from './bounces-reader.tsx';
import c from './campaigns.module.css';

/** Those whom messages do not reach, and the reading of what came back. */
export function ToReachView({ children }: { children: ReactNode }) {
  return (
    <>
      <div className={c.reach}>
        <BouncesReader />
      </div>
      {children}
    </>
  );
}
