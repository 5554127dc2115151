import { useKindWords } from '../../record-kinds.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const isDate = (text: string) => !Number.isNaN(Date.parse(text));

/** What a shared record holds, in words: kinds, fields and values, as the feature that shares it names them. */
export function useRecordWords() {
  const t = useWords('sync');
  const format = useFormat();
  const kindWords = useKindWords();

  function plain(value: unknown): string {
    if (value === null || value === undefined || value === '') return t('value.empty');
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return format.number(value, 3);
    if (Array.isArray(value)) return value.length === 0 ? t('value.empty') : value.map(plain).join(', ');
    if (typeof value !== 'string') return JSON.stringify(value);
    if (day.test(value) && isDate(value)) return format.date(value);
    if (instant.test(value) && isDate(value)) return `${format.date(value)}, ${format.time(value)}`;
    return value;
  }

  return {
    kind: (kind: string) => kindWords(kind)?.name ?? kind,
    field: (kind: string, field: string) => kindWords(kind)?.fields[field] ?? field,
    value: (kind: string, field: string, value: unknown) =>
      (typeof value === 'string' ? kindWords(kind)?.values?.[field]?.[value] : undefined) ??
      kindWords(kind)?.say?.(field, value) ??
      plain(value),
  };
}
