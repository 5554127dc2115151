import { Button, FileButton } from '@mantine/core';
import { FileText, Inbox } from 'lucide-react';
import { useShell } from '../../live.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { type BouncesState, useBounces } from './use-bounces.ts';

/** Reads the messages that came back, and says what they tell. */
export function BouncesReader() {
  const t = useWords('campaigns');
  const { state, read, stop, hide } = useBounces();
  return (
    <section className={c.bounces} aria-label={t('bounces.title')}>
      {state.kind !== 'reading' && (
        <div className={c.bouncesHead}>
          <p className="quiet">{t('bounces.line')}</p>
          <span className={c.pairOfButtons}>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Inbox size={14} aria-hidden />}
              onClick={() => void read('mailbox')}
            >
              {t('bounces.mailbox')}
            </Button>
            <ReadFiles onRead={(file) => void read('files', file)} />
          </span>
        </div>
      )}
      {state.kind === 'reading' && (
        <ProgressBar
          label={t('bounces.reading')}
          name={t('bounces.name')}
          done={state.progress?.done ?? 0}
          total={state.progress?.total}
          rate={state.progress?.rate}
          secondsLeft={state.progress?.secondsLeft}
          onCancel={stop}
        />
      )}
      <Outcome state={state} onHide={hide} />
    </section>
  );
}

/** In the desktop the shell asks by its own dialog; in a browser the page asks, and hands the file over. */
function ReadFiles({ onRead }: { onRead: (file?: File) => void }) {
  const t = useWords('campaigns');
  const shell = useShell();
  const look = { variant: 'default', size: 'compact-sm', leftSection: <FileText size={14} aria-hidden /> } as const;
  if (shell?.kind !== 'browser')
    return (
      <Button {...look} onClick={() => onRead()}>
        {t('bounces.files')}
      </Button>
    );
  return (
    <FileButton onChange={(file) => file && onRead(file)} accept=".eml,.mbox">
      {(props) => (
        <Button {...look} {...props}>
          {t('bounces.files')}
        </Button>
      )}
    </FileButton>
  );
}

function Outcome({ state, onHide }: { state: BouncesState; onHide: () => void }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  if (state.kind === 'done')
    return (
      <Notice kind="good" title={t('bounces.done', { ...state.read, marked: '' })} onDismiss={onHide}>
        {t('bounces.marked', { count: state.read.marked })}
      </Notice>
    );
  if (state.kind === 'stopped') return <Notice kind="info" title={t('bounces.stopped')} onDismiss={onHide} />;
  if (state.kind !== 'failed' || refusalCode(state.error) === 'NOTHING_CHOSEN') return null;
  const { what, why, next } = explain(state.error);
  return (
    <Notice kind="review" title={what} onDismiss={onHide}>
      {[why, next].filter((text) => text !== undefined).join(' ')}
    </Notice>
  );
}
