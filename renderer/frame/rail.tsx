import { Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Lock, LogOut, type LucideIcon, PanelLeftClose, PanelLeftOpen, Search, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api } from '../client.ts';
import type { Door } from '../door.ts';
import { useVault } from '../live.ts';
import { changePreferences, useKnownPreferences } from '../preferences.ts';
import { onMac, useKeys } from '../ui/keys.ts';
import { Mark } from '../ui/mark.tsx';
import { useSentences, useWords } from '../words.ts';
import { Network } from './network.tsx';
import c from './rail.module.css';

interface RailProps {
  doors: readonly Door[];
  jobs: (collapsed: boolean) => ReactNode;
  sync: (collapsed: boolean, alone: ReactNode) => ReactNode;
  onPalette: () => void;
}

/** The left rail: the features, and at its foot the jobs, sharing or the network in words, the vault and the settings. */
export function Rail({ doors, jobs, sync, onPalette }: RailProps) {
  const t = useWords('frame');
  const sentences = useSentences();
  const queries = useQueryClient();
  const collapsed = useKnownPreferences()?.railCollapsed ?? false;
  const fold = () => void changePreferences(queries, { railCollapsed: !collapsed });
  useKeys([{ keys: 'mod+b', says: collapsed ? t('expand') : t('collapse'), run: fold }]);
  const entries = doors.flatMap((door) => (door.entry ? [door.entry] : []));
  const Fold = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav className={c.rail} data-collapsed={collapsed || undefined} aria-label={t('navigation')}>
      <div className={c.head}>
        {!collapsed && <Mark />}
        <RailButton icon={Fold} label={collapsed ? t('expand') : t('collapse')} onClick={fold} iconOnly />
      </div>
      <RailButton icon={Search} label={t('palette')} onClick={onPalette} iconOnly={collapsed} quiet>
        <kbd className={c.key} aria-hidden>
          {onMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </RailButton>
      <ul className={c.entries}>
        {entries
          .filter((entry) => entry.place !== 'foot')
          .map((entry) => (
            <li key={entry.to}>
              <RailLink {...entry} label={entry.name(sentences)} iconOnly={collapsed} />
            </li>
          ))}
      </ul>
      <div className={c.foot}>
        {jobs(collapsed)}
        {sync(collapsed, <Network collapsed={collapsed} />)}
        <div className={c.last}>
          <VaultButton collapsed={collapsed} />
          {entries
            .filter((entry) => entry.place === 'foot')
            .map((entry) => (
              <RailLink key={entry.to} to={entry.to} icon={entry.icon} label={entry.name(sentences)} iconOnly />
            ))}
          <RailLink to="/settings" icon={Settings} label={t('settings')} iconOnly />
        </div>
      </div>
    </nav>
  );
}

interface ItemProps {
  icon: LucideIcon;
  label: string;
  iconOnly?: boolean;
}

function RailLink({ to, also, icon: Icon, label, iconOnly = false }: ItemProps & { to: string; also?: string }) {
  const [location] = useLocation();
  const within = (place: string) => location === place || location.startsWith(`${place}/`);
  const current = to === '/' ? location === '/' : within(to) || (also !== undefined && within(also));
  return (
    <Tooltip label={label} position="right" disabled={!iconOnly}>
      <a
        className={c.item}
        href={`#${to}`}
        aria-current={current ? 'page' : undefined}
        data-icon-only={iconOnly || undefined}
        aria-label={iconOnly ? label : undefined}
      >
        <Icon size={17} strokeWidth={current ? 2.1 : 1.75} aria-hidden />
        {!iconOnly && <span className={c.label}>{label}</span>}
      </a>
    </Tooltip>
  );
}

interface RailButtonProps extends ItemProps {
  onClick: () => void;
  quiet?: boolean;
  children?: ReactNode;
}

function RailButton({ icon: Icon, label, iconOnly = false, onClick, quiet, children }: RailButtonProps) {
  const ui = useWords('ui');
  return (
    <Tooltip label={label} position="right" disabled={!iconOnly}>
      <button
        type="button"
        className={c.item}
        data-icon-only={iconOnly || undefined}
        data-quiet={quiet || undefined}
        aria-label={iconOnly ? label : undefined}
        onClick={onClick}
      >
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        {!iconOnly && <span className={c.label}>{quiet ? ui('search') : label}</span>}
        {!iconOnly && children}
      </button>
    </Tooltip>
  );
}

function VaultButton({ collapsed }: { collapsed: boolean }) {
  const t = useWords('frame');
  const vault = useVault();
  const lock = useMutation(api.vault.lock.mutationOptions());
  if (vault?.kind !== 'open') return null;
  const own = vault.vault === 'own';
  const Icon = own ? Lock : LogOut;
  const label = own ? t('lock') : t('leave');
  return (
    <Tooltip label={label} position="right">
      <button
        type="button"
        className={c.item}
        data-icon-only={collapsed || undefined}
        data-grows={!collapsed || undefined}
        aria-label={collapsed ? label : undefined}
        onClick={() => lock.mutate(undefined)}
      >
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        {!collapsed && (
          <span className={c.label}>
            {own ? t('mine') : t('demonstration')}
            <span className="visually-hidden"> {label}</span>
          </span>
        )}
      </button>
    </Tooltip>
  );
}
