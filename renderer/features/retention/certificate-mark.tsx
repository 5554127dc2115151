import { CircleCheck, Clock, TriangleAlert, Undo2 } from 'lucide-react';
import type { DeletionCertificate } from '../../../preload/contract/retention.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './retention.module.css';

/** What a certificate is worth now: final, still to be undone, undone, or altered since it was written. */
export function CertificateMark({ certificate }: { certificate: DeletionCertificate }) {
  const t = useWords('retention');
  const format = useFormat();
  const { intact, undone, finalSince, undoableUntil } = certificate;
  const state = !intact ? 'altered' : undone ? 'undone' : finalSince === undefined ? 'open' : 'final';
  const Icon = { altered: TriangleAlert, undone: Undo2, open: Clock, final: CircleCheck }[state];
  return (
    <span className={c.mark} data-kind={state === 'altered' ? 'danger' : state === 'undone' ? 'review' : undefined}>
      <Icon size={13} aria-hidden />
      {t(`certificates.state.${state}`, { day: format.date(undoableUntil) })}
    </span>
  );
}
