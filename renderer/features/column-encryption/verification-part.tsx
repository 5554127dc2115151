import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import type { Plan, Verification } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood } from './column-lines.ts';
import { Part } from './part.tsx';
import { Problem } from './problem.tsx';
import { canVerify } from './steps.ts';

/** What the last verification found, row by row where something is wrong, and the way to verify again. */
export function VerificationPart({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const verify = useMutation(
    api.columnEncryption.verify.mutationOptions({ onSuccess: () => notify('info', t('action.verifyBegun')) }),
  );
  return (
    <Part
      title={t('verification.title')}
      action={
        canVerify(plan) && (
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
        <Found verification={plan.verification} />
      ) : (
        <p className="quiet">{t('verification.none')}</p>
      )}
      {verify.error && <Problem error={verify.error} />}
    </Part>
  );
}

function Found({ verification }: { verification: Verification }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const { at, rows, stale, corrupt, damaged } = verification;
  const when = format.when(at);
  if (isGood(verification))
    return (
      <p className={c.good}>
        <CircleCheck size={15} aria-hidden /> {t('verification.good', { count: rows, when })}
      </p>
    );
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
