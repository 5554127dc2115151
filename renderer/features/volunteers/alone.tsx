import { ChevronRight, Flag, LifeBuoy, type LucideIcon, MailOpen } from 'lucide-react';
import { Link } from 'wouter';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

/** Nobody yet: three ways to begin. */
export function Alone() {
  const t = useWords('volunteers');
  return (
    <Page title={t('entry')} line={t('alone.line')}>
      <ul className={c.choices}>
        <Choice to="/volunteers/join" icon={MailOpen} title={t('alone.join')} line={t('alone.joinLine')} />
        <Choice to="/volunteers/found" icon={Flag} title={t('alone.found')} line={t('alone.foundLine')} />
        <Choice to="/volunteers/restore" icon={LifeBuoy} title={t('alone.restore')} line={t('alone.restoreLine')} />
      </ul>
    </Page>
  );
}

function Choice({ to, icon: Icon, title, line }: { to: string; icon: LucideIcon; title: string; line: string }) {
  return (
    <li>
      <Link to={to} className={c.choice ?? ''}>
        <Icon className={c.choiceIcon} size={20} strokeWidth={1.75} aria-hidden />
        <span className={c.choiceText}>
          <span className={c.strong}>{title}</span>
          <span className={c.quiet}>{line}</span>
        </span>
        <ChevronRight className={c.arrow} size={18} aria-hidden />
      </Link>
    </li>
  );
}
