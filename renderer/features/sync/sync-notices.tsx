import type { SyncNotice } from '../../../preload/contract/sync.ts';
import { Notice, type NoticeKind } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './screen.module.css';
import { useRecordWords } from './use-record-words.ts';
import { useSpan } from './use-span.ts';

/** What a person should know although work goes on, each with what to do. */
export function SyncNotices({ notices }: { notices: readonly SyncNotice[] }) {
  const t = useWords('sync');
  const say = useSentencesOf();
  if (notices.length === 0) return null;
  return (
    <Section title={t('noticesTitle')}>
      <div className={c.notices}>
        {notices.map((notice) => {
          const { kind, title, text } = say(notice);
          return (
            <Notice key={JSON.stringify(notice)} kind={kind} title={title}>
              {text}
            </Notice>
          );
        })}
      </div>
    </Section>
  );
}

interface Said {
  kind: NoticeKind;
  title: string;
  text: string;
}

function useSentencesOf(): (notice: SyncNotice) => Said {
  const t = useWords('sync');
  const span = useSpan();
  const format = useFormat();
  const { kind: kindWord } = useRecordWords();
  const named = (author: string) => (author === '' ? t('someone') : author);
  return (notice) => {
    switch (notice.kind) {
      case 'clock-off': {
        const title = t(notice.seconds > 0 ? 'notices.clockLate' : 'notices.clockEarly', {
          span: span(notice.seconds),
        });
        return { kind: 'review', title, text: t('notices.clockText') };
      }
      case 'edit-from-the-future': {
        const values = { author: named(notice.author), span: span(notice.seconds) };
        return { kind: 'review', title: t('notices.futureTitle', values), text: t('notices.futureText', values) };
      }
      case 'copied-vault': {
        const when = format.moment(notice.at);
        return { kind: 'info', title: t('notices.copiedTitle'), text: t('notices.copiedText', { when }) };
      }
      case 'altered':
      case 'missing': {
        const values = { ...notice, author: named(notice.author) };
        return {
          kind: 'danger',
          title: t(`notices.${notice.kind}Title`, values),
          text: t(`notices.${notice.kind}Text`, values),
        };
      }
      case 'newer': {
        const what = kindWord(notice.record);
        const title = t('notices.newerTitle', { count: notice.count });
        return { kind: 'info', title, text: t('notices.newerText', { what }) };
      }
    }
  };
}
