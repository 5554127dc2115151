import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { useLocale, useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isTreated, isVerified } from './column-lines.ts';
import { useClocks } from './use-columns.ts';

/** What is true now, how to go back and until when, and what the next step will do. */
export function StandPart({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const truth = useTruth(plan);
  const back = useWayBack(plan);
  const next = useNext(plan);
  return (
    <dl className={c.stand}>
      <div>
        <dt>{t('truth.title')}</dt>
        <dd>{truth}</dd>
      </div>
      <div>
        <dt>{t('wayBack.title')}</dt>
        <dd>{back}</dd>
      </div>
      {next !== undefined && (
        <div>
          <dt>{t('next.title')}</dt>
          <dd>{next}</dd>
        </div>
      )}
    </dl>
  );
}

function useTruth({ treatment, state, column, shadow }: Plan): string {
  const t = useWords('columnEncryption');
  const clocks = useClocks(useLocale());
  if (treatment.kind === 'leave') return t('truth.leave', { reason: treatment.reason });
  if (treatment.kind === 'purge') {
    const clock = clocks?.find(({ id }) => id === treatment.clock)?.name ?? treatment.clock;
    return t('truth.purge', { clock });
  }
  if (state === 'contracted')
    return t(treatment.kind === 'hash' ? 'truth.contractedHash' : 'truth.contractedEncrypt', { column });
  return t(`truth.${state}`, { column, shadow });
}

function useWayBack({ treatment, state, shadow }: Plan): string {
  const t = useWords('columnEncryption');
  if (treatment.kind === 'purge' || treatment.kind === 'leave')
    return t(treatment.kind === 'purge' ? 'wayBack.purge' : 'wayBack.planned');
  if (state === 'planned' || state === 'contracted') return t(`wayBack.${state}`);
  if (state === 'switched') return t(treatment.kind === 'hash' ? 'wayBack.switchedHash' : 'wayBack.switchedEncrypt');
  return t('wayBack.before', { shadow });
}

function useNext(plan: Plan): string | undefined {
  const t = useWords('columnEncryption');
  if (!isTreated(plan)) return undefined;
  const { state } = plan;
  // What is left then is a list to tick, below.
  if (state === 'contracted') return undefined;
  return state === 'verifying' && !isVerified(plan) ? t('next.verifyingUnchecked') : t(`next.${state}`);
}
