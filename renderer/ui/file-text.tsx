import { Button, FileButton } from '@mantine/core';
import { FileUp } from 'lucide-react';

const largest = 200_000;

/** Reads a small text file that the volunteer chooses; nothing else of the disk is seen. */
export function FileText({
  label,
  accept,
  onText,
}: {
  label: string;
  accept?: string;
  onText: (text: string, name: string) => void;
}) {
  const read = async (file: File | null) => {
    if (file !== null) onText(await file.slice(0, largest).text(), file.name);
  };
  return (
    <FileButton onChange={(file) => void read(file)} {...(accept === undefined ? {} : { accept })}>
      {(props) => (
        <Button variant="default" leftSection={<FileUp size={14} aria-hidden />} {...props}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}
