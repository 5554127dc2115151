import { Tooltip } from '@mantine/core';
import { CircleArrowUp, CloudOff, Hourglass, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { SyncStatus as Status } from '../../../preload/contract/sync.ts';
import { useWire } from '../../live.ts';
import { useWords } from '../../words.ts';
import c from './sync-status.module.css';
import { useContactWhenBack } from './use-contact-when-back.ts';
import { useMoment } from './use-moment.ts';
import { useSync } from './use-sync.ts';

interface SyncStatusProps {
  collapsed: boolean;
  /** Shown while nothing is shared, and while this window is cut from the application. */
  alone: ReactNode;
}

/** The foot of the rail: how sharing stands, in words, and the way to its page. */
export function SyncStatus({ collapsed, alone }: SyncStatusProps) {
  const status = useSync();
  const wire = useWire();
  const shares = status !== undefined && status.state.kind !== 'alone';
  useContactWhenBack(shares);
  if (!shares || wire !== 'connected') return alone;
  return <Shared status={status} collapsed={collapsed} />;
}

function Shared({ status, collapsed }: { status: Status; collapsed: boolean }) {
  const t = useWords('sync');
  const [location] = useLocation();
  const said = useRailWords()(status);
  const conflicts = status.conflicts > 0 ? t('rail.conflicts', { count: status.conflicts }) : undefined;
  const whole = conflicts === undefined ? said : `${said}, ${conflicts}`;
  return (
    <Tooltip label={whole} position="right" disabled={!collapsed}>
      <a
        className={c.status}
        href="#/sync"
        data-collapsed={collapsed || undefined}
        aria-label={collapsed ? whole : undefined}
        aria-current={location === '/sync' ? 'page' : undefined}
      >
        <Shape status={status} />
        {!collapsed && (
          <>
            <span className={c.words} role="status">
              {said}
            </span>
            {conflicts !== undefined && (
              <span className={c.count}>
                <span aria-hidden>{status.conflicts}</span>
                <span className="visually-hidden">{conflicts}</span>
              </span>
            )}
          </>
        )}
        {collapsed && conflicts !== undefined && <span className={c.spot} aria-hidden />}
      </a>
    </Tooltip>
  );
}

function useRailWords(): (status: Status) => string {
  const t = useWords('sync');
  const moment = useMoment();
  return ({ state, toSend, lastContactAt }) => {
    const upToDate = () =>
      lastContactAt === undefined ? t('rail.never') : t('rail.current', { when: moment(lastContactAt) });
    switch (state.kind) {
      case 'running':
        return t('rail.running');
      case 'offline':
        return t('rail.offline', { when: moment(state.since) });
      case 'stopped':
        return t(`rail.stopped.${state.because}`);
      case 'awaiting-admission':
        return t('rail.awaiting');
      default:
        return toSend > 0 ? t('rail.waiting', { count: toSend }) : upToDate();
    }
  };
}

const shapes = {
  running: RefreshCw,
  offline: CloudOff,
  stopped: TriangleAlert,
  'awaiting-admission': Hourglass,
} as const;

function Shape({ status: { state, toSend } }: { status: Status }) {
  const drawn = { size: 17, strokeWidth: 1.75, 'aria-hidden': true, 'data-kind': state.kind };
  if (state.kind === 'alone' || state.kind === 'current' || state.kind === 'waiting')
    return toSend > 0 ? <CircleArrowUp {...drawn} /> : <span className={c.dot} />;
  const Icon = shapes[state.kind];
  return <Icon {...drawn} />;
}
