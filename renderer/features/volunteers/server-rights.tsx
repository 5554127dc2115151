import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useWords } from '../../words.ts';
import { userNameOf } from './user-name-of.ts';
import c from './volunteers.module.css';

/** The least rights that a person needs on the server, ready to copy. */
export function ServerRights({ name, database }: { name: string; database: string }) {
  const t = useWords('volunteers');
  const [user, setUser] = useState(() => userNameOf(name));
  const [host, setHost] = useState('%');
  const enabled = user.trim() !== '' && host.trim() !== '';
  const rights = useQuery(
    api.volunteers.rightsSql.queryOptions({ input: { database, user: user.trim(), host: host.trim() }, enabled }),
  );
  const text = enabled ? (rights.data?.statements.join('\n') ?? '') : '';
  return (
    <details className={c.folded}>
      <summary>{t('rights.title')}</summary>
      <div className={c.dialog}>
        <p className={c.quiet}>{t('rights.line')}</p>
        <div className={c.halves}>
          <TextInput
            label={t('rights.user')}
            value={user}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <TextInput
            label={t('rights.host')}
            value={host}
            maxLength={255}
            autoComplete="off"
            onChange={(event) => setHost(event.currentTarget.value)}
          />
        </div>
        {text !== '' && (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
            <pre className={c.sql} tabIndex={0}>
              {text}
            </pre>
            <div>
              <CopyButton text={text} label={t('rights.copy')} />
            </div>
          </>
        )}
      </div>
    </details>
  );
}
