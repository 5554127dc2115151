import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../words.ts';
import c from './typed-confirm.module.css';

interface TypedConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will be true afterwards. */
  children: ReactNode;
  /** The word to type. */
  word: string;
  submit: string;
  onConfirm: () => void;
  pending: boolean;
}

/** The decision that cannot be undone: says what will be true afterwards, and asks to type a word. */
export function TypedConfirm(props: TypedConfirmProps) {
  const { opened, onClose, title } = props;
  const t = useWords('ui');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Body {...props} />
    </Modal>
  );
}

function Body({ onClose, children, word, submit, onConfirm, pending }: TypedConfirmProps) {
  const t = useWords('ui');
  const [typed, setTyped] = useState('');
  const same = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (same && !pending) onConfirm();
  };
  return (
    <form className={c.form} onSubmit={send}>
      <div>{children}</div>
      <TextInput
        data-autofocus
        label={t('typeWord', { word })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className={c.buttons}>
        <Button type="submit" color="danger" disabled={!same} loading={pending}>
          {submit}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
