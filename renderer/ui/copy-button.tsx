import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../words.ts';

/** Copies a text and says so for a moment; `label` makes it a button with words instead of an icon. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useWords('ui');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  if (label !== undefined)
    return (
      <Button variant="default" leftSection={<Icon size={14} aria-hidden />} onClick={() => void copy()}>
        {copied ? t('copied') : label}
      </Button>
    );
  return (
    <Tooltip label={copied ? t('copied') : t('copy')}>
      <ActionIcon aria-label={copied ? t('copied') : t('copy')} onClick={() => void copy()}>
        <Icon size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
