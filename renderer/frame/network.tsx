import { Tooltip } from '@mantine/core';
import { CloudOff, RefreshCw } from 'lucide-react';
import { useOfflineSince, useWire } from '../live.ts';
import { useFormat } from '../ui/use-format.ts';
import { useWords } from '../words.ts';
import c from './rail.module.css';

/** Whether there is a network, in words; each state has its own shape besides. */
export function Network({ collapsed }: { collapsed: boolean }) {
  const t = useWords('frame');
  const format = useFormat();
  const wire = useWire();
  const since = useOfflineSince();
  const words = () => {
    if (wire !== 'connected') return t('reconnecting');
    return since === undefined ? t('online') : t('offlineSince', { time: format.time(since) });
  };
  const shape = () => {
    if (wire !== 'connected') return <RefreshCw size={17} strokeWidth={1.75} aria-hidden />;
    return since === undefined ? <span className={c.dot} /> : <CloudOff size={17} strokeWidth={1.75} aria-hidden />;
  };
  return (
    <Tooltip label={words()} position="right" disabled={!collapsed}>
      <div className={c.network} role="status">
        {shape()}
        <span className={collapsed ? 'visually-hidden' : undefined}>{words()}</span>
      </div>
    </Tooltip>
  );
}
