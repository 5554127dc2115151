import { useWords } from '../words.ts';
import c from './key-caps.module.css';
import { onMac } from './keys.ts';

const signs: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** A key or a combination, drawn as keys in the language being spoken. */
export function KeyCaps({ keys }: { keys: string }) {
  const t = useWords('ui');
  const names: Record<string, string> = {
    mod: onMac ? '⌘' : t('key.ctrl'),
    shift: t('key.shift'),
    enter: t('key.enter'),
    escape: t('key.escape'),
    ' ': t('key.space'),
    space: t('key.space'),
    arrows: t('key.arrows'),
    backspace: t('key.backspace'),
  };
  return (
    <span className={c.caps}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={c.cap}>
          {names[key] ?? signs[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}
