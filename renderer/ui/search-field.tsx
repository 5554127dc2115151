import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useWords } from '../words.ts';
import { useKeys } from './keys.ts';
import c from './search-field.module.css';

/** The search of a page: `/` goes to it, Escape empties it and then leaves it. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
}) {
  const t = useWords('ui');
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ keys: '/', says: label, run: () => field.current?.select() }]);
  return (
    <div className={c.box}>
      <Search className={c.icon} size={15} aria-hidden />
      <input
        ref={field}
        className={c.field}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? t('search')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      {value === '' ? (
        <kbd className={c.key}>/</kbd>
      ) : (
        <button type="button" className={c.clear} aria-label={t('clearSearch')} onClick={() => onChange('')}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
