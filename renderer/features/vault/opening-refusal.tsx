import { ORPCError } from '@orpc/client';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import c from './form.module.css';

/** What the refusals of the contract hold of places, whichever it is. */
interface Places {
  folder?: string;
  copies?: string[];
  copy?: string;
}

/** Why the vault did not open, and the places of the file and its copies when they matter. */
export function OpeningRefusal({ error }: { error: unknown }) {
  const t = useWords('vault');
  const { what, why, next, detail } = useExplain('vault')(error);
  const places: Places | undefined = error instanceof ORPCError ? error.data : undefined;
  return (
    <Notice kind="danger" title={what}>
      {why} {next}
      {detail && <code className={c.path}>{detail}</code>}
      {places?.copy && <code className={c.path}>{t('locked.copy', { copy: places.copy })}</code>}
      {places?.folder && <code className={c.path}>{t('locked.folder', { folder: places.folder })}</code>}
      {places?.copies && (
        <div>
          {places.copies.length === 0 ? t('locked.noCopies') : t('locked.copies')}
          {places.copies.map((copy) => (
            <code key={copy} className={c.path}>
              {copy}
            </code>
          ))}
        </div>
      )}
    </Notice>
  );
}
