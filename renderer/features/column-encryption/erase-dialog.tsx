import { Modal } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeyRing, Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood } from './column-lines.ts';
import { places } from './places.ts';
import { Problem } from './problem.tsx';
import { useKeyRing } from './use-columns.ts';
import { useForward } from './use-forward.ts';

interface EraseDialogProps {
  base: Profile;
  plan: Plan;
  onClose: () => void;
}

/** The step without a way back: what it needs, what will be true afterwards, and the column's name to type. */
export function EraseDialog({ base, plan, onClose }: EraseDialogProps) {
  const t = useWords('columnEncryption');
  const forward = useForward(plan, onClose);
  const ui = useWords('ui');
  const ring = useKeyRing(base.id).data;
  const { column, treatment } = plan;
  const needs = (
    <span className={c.needs}>
      <strong>{t('contract.needs')}</strong>
      <VerificationNeed plan={plan} />
      {treatment.kind === 'encrypt' && ring && <RecoveryNeed ring={ring} />}
    </span>
  );
  if (treatment.kind === 'encrypt' && ring && !isSafe(ring))
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('contract.title', { column })}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <p className={c.after}>{t('contract.closed')}</p>
        {needs}
      </Modal>
    );
  return (
    <TypedConfirm
      opened
      onClose={onClose}
      title={t('contract.title', { column })}
      word={column}
      submit={t('contract.submit')}
      pending={forward.isPending}
      onConfirm={() => forward.go(column)}
    >
      <span className={c.after}>{t('contract.after', { column })}</span>
      <span className={c.after}>{t(treatment.kind === 'hash' ? 'contract.afterHash' : 'contract.afterEncrypt')}</span>
      {needs}
      {forward.error && <Problem error={forward.error} />}
    </TypedConfirm>
  );
}

function VerificationNeed({ plan: { verification, since } }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const fresh = verification !== undefined && verification.at >= since;
  if (!fresh) return <Need met={false}>{t('contract.verifiedNever')}</Need>;
  if (!isGood(verification)) return <Need met={false}>{t('contract.verifiedNot')}</Need>;
  return (
    <Need met>{`${t('contract.verifiedAt', { when: format.when(verification.at) })} ${t('contract.verified')}`}</Need>
  );
}

/** Whether recovery from paper was tried, or is not asked for. */
const isSafe = ({ standing, recovery }: KeyRing) => standing === 'demonstration' || recovery === 'rehearsed';

function RecoveryNeed({ ring }: { ring: KeyRing }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (ring.standing === 'demonstration') return <Need met>{t('contract.demonstration')}</Need>;
  if (ring.recovery === 'none')
    return (
      <Need met={false}>
        {t('contract.noRecovery')} <a href={`#${places.recovery}`}>{t('contract.makeRecovery')}</a>
      </Need>
    );
  if (ring.recovery === 'not-rehearsed')
    return (
      <Need met={false}>
        {t('contract.notRehearsed')} <a href={`#${places.rehearsal}`}>{t('contract.rehearse')}</a>
      </Need>
    );
  return <Need met>{t('contract.rehearsed', { date: ring.rehearsedAt ? format.date(ring.rehearsedAt) : '' })}</Need>;
}

/** Something that is asked for before, and whether it is there: said by a shape and, for those who do not see it, by a word. */
function Need({ met, children }: { met: boolean; children: ReactNode }) {
  const t = useWords('columnEncryption');
  const Icon = met ? CircleCheck : CircleDashed;
  return (
    <span className={c.need}>
      <Icon className={c.needMark} data-met={met || undefined} size={15} aria-hidden />
      <span>
        <span className="visually-hidden">{t(met ? 'contract.met' : 'contract.notMet')}, </span>
        {children}
      </span>
    </span>
  );
}
