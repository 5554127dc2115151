import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import type { SaveState } from './use-save.ts';

interface SaveOutcomeProps {
  state: SaveState;
  saving: string;
  /** What is said of a file that was written, and what to do with it. */
  saved: (values: { fileName: string; size: string }) => string;
  next: string;
  onCancel: () => void;
}

/** How the writing of a vault stands: a bar while it goes, then what came of it. */
export function SaveOutcome({ state, saving, saved, next, onCancel }: SaveOutcomeProps) {
  const t = useWords('backup');
  const explain = useExplain('backup');
  const format = useFormat();
  if (state.kind === 'writing') {
    const { done = 0, total, rate, secondsLeft } = state.progress ?? {};
    return (
      <ProgressBar
        label={saving}
        name={saving}
        done={done}
        total={total}
        rate={rate}
        secondsLeft={secondsLeft}
        unit="bytes"
        below
        onCancel={onCancel}
      />
    );
  }
  if (state.kind === 'done') {
    const { fileName, bytes } = state.saved;
    return (
      <Notice kind="good" title={saved({ fileName, size: format.bytes(bytes) })}>
        {next}
      </Notice>
    );
  }
  if (state.cancelled) return <Notice kind="info" title={t('cancelled')} />;
  if (state.error === undefined) return null;
  const { what, why, next: after, detail } = explain(state.error);
  return (
    <Notice kind="danger" title={what}>
      {why} {after} {detail}
    </Notice>
  );
}
