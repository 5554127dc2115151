import { useMutation } from '@tanstack/react-query';
import { ChevronRight, DatabaseBackup, FlaskConical, KeyRound, type LucideIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { CreateVault } from './create-vault.tsx';
import c from './first-start.module.css';
import { Threshold } from './threshold.tsx';

const RestoreScreen = lazy(() => import('./restore-screen.tsx').then((m) => ({ default: m.RestoreScreen })));

/** The first minute: create one's vault, open the demonstration, or take back a backup. */
export function FirstStart() {
  const t = useWords('vault');
  const explain = useExplain('vault');
  const [chosen, setChosen] = useState<'create' | 'restore'>();
  const demonstration = useMutation(api.vault.openDemonstration.mutationOptions());
  const back = () => setChosen(undefined);
  if (chosen === 'create') return <CreateVault onBack={back} />;
  if (chosen === 'restore')
    return (
      <Suspense fallback={null}>
        <RestoreScreen replaces={false} onBack={back} />
      </Suspense>
    );
  return (
    <Threshold title={t('welcome.title')} line={t('welcome.line')}>
      <ul className={c.choices}>
        <Choice
          icon={KeyRound}
          title={t('welcome.own')}
          line={t('welcome.ownLine')}
          onChoose={() => setChosen('create')}
          disabled={demonstration.isPending}
        />
        <Choice
          icon={FlaskConical}
          title={t('welcome.demonstration')}
          line={t('welcome.demonstrationLine')}
          onChoose={() => demonstration.mutate(undefined)}
          disabled={demonstration.isPending}
        />
        <Choice
          icon={DatabaseBackup}
          title={t('welcome.restore')}
          line={t('welcome.restoreLine')}
          onChoose={() => setChosen('restore')}
          disabled={demonstration.isPending}
        />
      </ul>
      {demonstration.error && (
        <Notice kind="danger" title={explain(demonstration.error).what}>
          {explain(demonstration.error).next}
        </Notice>
      )}
    </Threshold>
  );
}

interface ChoiceProps {
  icon: LucideIcon;
  title: string;
  line: string;
  onChoose: () => void;
  disabled: boolean;
}

function Choice({ icon: Icon, title, line, onChoose, disabled }: ChoiceProps) {
  return (
    <li>
      <button type="button" className={c.choice} onClick={onChoose} disabled={disabled}>
        <Icon className={c.icon} size={20} strokeWidth={1.75} aria-hidden />
        <span className={c.text}>
          <span className={c.title}>{title}</span>
          <span className={c.line}>{line}</span>
        </span>
        <ChevronRight className={c.arrow} size={18} aria-hidden />
      </button>
    </li>
  );
}
