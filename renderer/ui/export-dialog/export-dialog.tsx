import { Modal } from '@mantine/core';
import type { ExportPurpose } from '../../../preload/contract/common.ts';
import { useWords } from '../../words.ts';
import { ProgressBar } from '../progress-bar.tsx';
import { Loading } from '../states.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { type RunExport, useExport } from './use-export.ts';

export interface ExportDialogProps {
  /** "Audit du 23 nov. 2026" */
  subject: string;
  /** Rows announced; the result is compared with it. */
  count: number;
  /** Undefined while they are read. */
  purposes: readonly ExportPurpose[] | undefined;
  purposeWords: (key: string) => { title: string; line?: string };
  columnWords: (key: string) => string;
  run: RunExport;
  onClose: () => void;
}

/** Exports with a purpose first: what for, which of its columns, in which format, until when; then what was written. */
export function ExportDialog({ subject, count, purposes, purposeWords, columnWords, run, onClose }: ExportDialogProps) {
  const t = useWords('exportDialog');
  const { state, write, cancel } = useExport(run);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('title', { subject })}
      closeOnClickOutside={state.kind !== 'writing'}
      closeButtonProps={{ 'aria-label': t('finished') }}
    >
      {state.kind === 'form' && purposes === undefined && <Loading rows={6} />}
      {state.kind === 'form' && purposes !== undefined && (
        <ExportForm
          count={count}
          purposes={purposes}
          purposeWords={purposeWords}
          columnWords={columnWords}
          error={state.error}
          onSubmit={(request) => void write(request)}
          onCancel={onClose}
        />
      )}
      {state.kind === 'writing' && (
        <ProgressBar
          label={t('writing')}
          name={t('rows')}
          done={state.progress?.done ?? 0}
          total={state.progress?.total ?? count}
          rate={state.progress?.rate}
          secondsLeft={state.progress?.secondsLeft}
          onCancel={cancel}
          cancelling={state.cancelling}
        />
      )}
      {(state.kind === 'done' || state.kind === 'cancelled') && (
        <ExportOutcome
          result={state.kind === 'done' ? state.result : undefined}
          announced={count}
          columnWords={columnWords}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
