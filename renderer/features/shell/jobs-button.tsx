import { Popover, Tooltip } from '@mantine/core';
import { Activity } from 'lucide-react';
import { useJobs } from '../../live.ts';
import { useWords } from '../../words.ts';
import c from './jobs-button.module.css';
import { JobsPanel } from './jobs-panel.tsx';

/** The foot of the rail: how many jobs run, how far the first one is, and the panel of them all. */
export function JobsButton({ collapsed }: { collapsed: boolean }) {
  const t = useWords('shell');
  const jobs = useJobs();
  const running = jobs.filter((job) => job.state === 'running');
  const first = running[0];
  const share = first?.total ? Math.min(1, first.done / first.total) : undefined;
  const label = running.length === 0 ? t('title') : t('running', { count: running.length });
  return (
    <Popover position="right-end" width={400} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} position="right" disabled={!collapsed}>
          <button
            type="button"
            className={c.button}
            aria-label={collapsed ? label : undefined}
            data-collapsed={collapsed || undefined}
          >
            <Activity size={17} strokeWidth={1.75} aria-hidden data-on={running.length > 0 || undefined} />
            {!collapsed && (
              <span className={c.words}>
                {t('title')}
                {running.length > 0 && (
                  <span className={c.count} aria-hidden>
                    {running.length}
                  </span>
                )}
                {running.length > 0 && <span className="visually-hidden"> {label}</span>}
              </span>
            )}
            {share !== undefined && (
              <span className={c.track} aria-hidden>
                <span style={{ transform: `scaleX(${share})` }} />
              </span>
            )}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')} p={0}>
        <JobsPanel jobs={jobs} />
      </Popover.Dropdown>
    </Popover>
  );
}
