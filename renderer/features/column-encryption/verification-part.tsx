import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ColumnState, Plan, Verification } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood } from './column-lines.ts';
import { Part } from './part.tsx';
import { Problem } from './problem.tsx';
import { canVerify, stepOf } from './steps.ts';
import { useVerify } from './use-forward.ts';

/** What the last verification found, row by row where something is wrong, and the way to verify again. */
export function VerificationPart({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const verify = useVerify();
  return (
    <Part
      title={t('verification.title')}
      action={
        // Where it is the next step, the foot of the panel offers it.
        canVerify(plan) &&
        stepOf(plan) !== 'check' && (
          <Button
            variant="default"
            size="compact-sm"
            loading={verify.isPending}
            onClick={() => verify.mutate({ planId: plan.id })}
          >
            {t('action.verify')}
          </Button>
        )
      }
    >
      {plan.verification ? (
        <Found verification={plan.verification} state={plan.state} />
      ) : (
        <p className="quiet">{t('verification.none')}</p>
      )}
      {verify.error && <Problem error={verify.error} />}
    </Part>
  );
}

function Found({ verification, state }: { verification: Verification; state: ColumnState }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const { at, rows, pending, stale, corrupt, damaged } = verification;
  const when = format.when(at);
  if (isGood(verification))
    return (
      <p className={c.good}>
        <CircleCheck size={15} aria-hidden /> {t('verification.good', { count: rows, when })}
      </p>
    );
  if (stale + corrupt === 0 && state === 'verifying')
    return <Notice kind="info">{t('verification.waiting', { count: pending })}</Notice>;
  return (
    <Notice kind="review" title={t('verification.bad', { when })}>
      <ul className={c.bullets}>
        {(['pending', 'stale', 'corrupt'] as const)
          .filter((kind) => verification[kind] > 0)
          .map((kind) => (
            <li key={kind}>{t(`verification.${kind}`, { count: verification[kind] })}</li>
          ))}
      </ul>
      {damaged.length > 0 && (
        <p>
          {t('verification.damaged')} <code>{damaged.join(', ')}</code>
        </p>
      )}
      <p>
        {stale + corrupt > 0 ? `${t('verification.kept')} ${t('verification.doCorrupt')}` : t('verification.doPending')}
      </p>
    </Notice>
  );
}
