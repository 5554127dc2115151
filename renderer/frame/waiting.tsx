import { Mark } from '../ui/mark.tsx';
import { useAfter } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import c from './waiting.module.css';

/** The moment before the first answer: nothing for 200 ms, then the mark. */
export function Waiting() {
  const t = useWords('frame');
  return (
    <div className={c.page} role="status" aria-label={t('waiting')}>
      {useAfter(200) && <Mark />}
    </div>
  );
}
