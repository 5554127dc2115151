import { Button } from '@mantine/core';
import { Building2, KeyRound, type LucideIcon, MessagesSquare, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Failure, useAfter } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import type { PasswordsStand } from './passwords-stand.ts';
import c from './screen.module.css';
import { usePasswordsStand } from './use-passwords-stand.ts';

/** The four works as four lines: where each stands and what comes next. Nothing else. */
export function Home() {
  const t = useWords('home');
  const format = useFormat();
  return (
    <Page title={t('entry')} line={t('line', { date: format.date('2018-01-26') })}>
      <ul className={c.works}>
        <Passwords />
        <Encryption />
        <Later icon={MessagesSquare} title={t('surveys')} />
        <Later icon={Building2} title={t('migration')} />
      </ul>
    </Page>
  );
}

function Passwords() {
  const t = useWords('home');
  const explain = useExplain();
  const { stand, failing, error, retry } = usePasswordsStand();
  const late = useAfter(200);
  if (error)
    return (
      <li>
        <Failure explanation={explain(error)} retry={retry} />
      </li>
    );
  if (stand === undefined)
    return (
      <Work icon={KeyRound} title={t('passwords')}>
        {late ? <span className={c.waiting} /> : '\u00a0'}
      </Work>
    );
  return (
    <Work icon={KeyRound} title={t('passwords')} action={<Next stand={stand} />}>
      <Where stand={stand} />
      {failing && (
        <span className={c.waits}>
          {t('waits', { name: failing.name })} <Link to={`/connections/${failing.id}?test=1`}>{t('test')}</Link>
        </span>
      )}
    </Work>
  );
}

function Where({ stand }: { stand: PasswordsStand }) {
  const t = useWords('home');
  const format = useFormat();
  switch (stand.kind) {
    case 'no-connection':
      return t('noConnection');
    case 'not-mapped':
      return t('notMapped', { name: stand.connection.name });
    case 'no-audit':
      return t('noAudit', { name: stand.connection.name });
    case 'running':
      return t('running', { count: stand.audit.accounts });
    case 'interrupted':
      return t('interrupted', { date: format.date(stand.audit.startedAt) });
    case 'campaign': {
      const { name, state, people, counts } = stand.campaign;
      return t(`campaign.${state === 'closed' ? 'paused' : state}`, { name, verified: counts.verified, people });
    }
    case 'done': {
      const values = { total: stand.audit.accounts, date: format.date(stand.audit.startedAt) };
      return stand.weak === 0 ? t('clean', values) : t('done', { ...values, count: stand.weak });
    }
  }
}

function Next({ stand }: { stand: PasswordsStand }) {
  const t = useWords('home');
  const steps = {
    'no-connection': { to: '/connections/new', name: t('connect') },
    'not-mapped': {
      to: stand.kind === 'not-mapped' ? `/schema-mapping/${stand.connection.id}` : '/',
      name: t('describe'),
    },
    'no-audit': { to: '/password-campaigns', name: t('start') },
    running: { to: '/password-campaigns', name: t('follow') },
    interrupted: { to: '/password-campaigns', name: t('resume') },
    campaign: {
      to: stand.kind === 'campaign' ? `/campaigns/${encodeURIComponent(stand.campaign.id)}` : '/',
      name: t('campaignNext'),
    },
    done: { to: '/password-campaigns', name: t('review') },
  };
  const { to, name } = steps[stand.kind];
  return (
    <Button component={Link} to={to}>
      {name}
    </Button>
  );
}

/** Where each column stands is asked of its database, once one goes there: home asks nobody. */
function Encryption() {
  const t = useWords('home');
  const action = (
    <Button component={Link} to="/column-encryption" variant="default">
      {t('columns')}
    </Button>
  );
  return (
    <Work icon={ShieldCheck} title={t('encryption')} action={action}>
      {t('encryptionLine')}
    </Work>
  );
}

function Later({ icon, title }: { icon: LucideIcon; title: string }) {
  const t = useWords('home');
  return (
    <Work icon={icon} title={title} quiet>
      {t('later')}
    </Work>
  );
}

interface WorkProps {
  icon: LucideIcon;
  title: string;
  quiet?: boolean;
  action?: ReactNode;
  children: ReactNode;
}

function Work({ icon: Icon, title, quiet, action, children }: WorkProps) {
  return (
    <li className={c.work} data-quiet={quiet || undefined}>
      <Icon className={c.icon} size={20} strokeWidth={1.6} aria-hidden />
      <div className={c.words}>
        <h2 className={c.title}>{title}</h2>
        <div className={c.where}>{children}</div>
      </div>
      {action}
    </li>
  );
}
