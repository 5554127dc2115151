import { Modal } from '@mantine/core';
import { KeyCaps } from '../ui/key-caps.tsx';
import { useListedKeys } from '../ui/keys.ts';
import { useWords } from '../words.ts';
import c from './keys-dialog.module.css';

/** The keys that have a meaning on this page. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const ui = useWords('ui');
  const keys = useListedKeys();
  return (
    <Modal opened={opened} onClose={onClose} title={ui('keysTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <dl className={c.list}>
        {keys.map((key) => (
          <div key={key.keys} className={c.line}>
            <dt>{key.says}</dt>
            <dd>
              <KeyCaps keys={key.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
