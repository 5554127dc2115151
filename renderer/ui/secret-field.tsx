import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';

/** A field for what others should not read over the shoulder; the eye shows it. Browsers are asked not to keep it. */
export function SecretField(props: PasswordInputProps) {
  const t = useWords('ui');
  const [visible, setVisible] = useState(false);
  return (
    <PasswordInput
      autoComplete="off"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{ 'aria-label': visible ? t('conceal') : t('reveal'), tabIndex: 0 }}
      {...props}
    />
  );
}
