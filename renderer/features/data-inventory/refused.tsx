import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';

/** What was refused, said where it was asked: it covers no control of the page and stays behind when the page is left. */
export function Refused({ error, onDismiss }: { error: unknown; onDismiss?: () => void }) {
  const explain = useExplain('dataInventory');
  if (!error) return null;
  const { what, why, next } = explain(error);
  const more = [why, next].filter(Boolean).join(' ');
  return (
    <Notice kind="review" title={what} {...(onDismiss ? { onDismiss } : {})}>
      {more || undefined}
    </Notice>
  );
}
