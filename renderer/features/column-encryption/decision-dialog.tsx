import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';

interface DecisionDialogProps {
  title: string;
  /** What will be true afterwards. */
  children: ReactNode;
  submit: string;
  pending: boolean;
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

/** A decision that can be undone: says what will be true afterwards, and asks once. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { title, children, submit, pending, disabled = false, onSubmit, onClose } = props;
  const ui = useWords('ui');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': ui('close') }}>
      <div className={c.dialog}>
        {children}
        <div className={c.buttons}>
          <Button data-autofocus disabled={disabled} loading={pending} onClick={onSubmit}>
            {submit}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
