import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words.ts';

/** The frame of both dialogs about an invitation. */
export function InviteModal({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const ui = useWords('ui');
  return (
    <Modal opened onClose={onClose} size={560} title={title} closeButtonProps={{ 'aria-label': ui('close') }}>
      {children}
    </Modal>
  );
}
