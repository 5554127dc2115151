import { type ReactNode, Suspense, useCallback, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { Door } from '../door.ts';
import { RecordHistories } from '../record-history.tsx';
import { RecordKinds } from '../record-kinds.tsx';
import { useKeys } from '../ui/keys.ts';
import { Notices } from '../ui/notice.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import { Broken } from './broken.tsx';
import c from './frame.module.css';
import { KeysDialog } from './keys-dialog.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { Settings } from './settings.tsx';

interface FrameProps {
  doors: readonly Door[];
  /** The running jobs, at the foot of the rail. */
  jobs: (collapsed: boolean) => ReactNode;
  /** How sharing stands, below them; `alone` is what says whether there is a network. */
  sync: (collapsed: boolean, alone: ReactNode) => ReactNode;
}

/** The window behind the gate: the rail, the page of the address, the palette and the keys. */
export function Frame({ doors, jobs, sync }: FrameProps) {
  const t = useWords('frame');
  const ui = useWords('ui');
  const [location] = useLocation();
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const close = useCallback(() => setOpen(undefined), []);
  useKeys([
    { keys: 'mod+k', says: t('palette'), run: () => setOpen((now) => (now === 'palette' ? undefined : 'palette')) },
    { keys: '?', says: ui('keysHelp'), run: () => setOpen('keys') },
  ]);
  return (
    <div className={c.frame}>
      <button type="button" className={c.skip} onClick={skip}>
        {t('skip')}
      </button>
      <Rail doors={doors} jobs={jobs} sync={sync} onPalette={() => setOpen('palette')} />
      <main className={c.main} id="content" tabIndex={-1}>
        <Broken key={location}>
          <Suspense fallback={<PageLoading />}>
            <RecordKinds doors={doors}>
              <RecordHistories doors={doors}>
                <Pages doors={doors} />
              </RecordHistories>
            </RecordKinds>
          </Suspense>
        </Broken>
      </main>
      <Palette opened={open === 'palette'} onClose={close} doors={doors} />
      <KeysDialog opened={open === 'keys'} onClose={close} />
      <Notices />
    </div>
  );
}

/** The fragment of the address is ours and cannot be a place in the page: the focus is moved by hand. */
function skip() {
  document.getElementById('content')?.focus();
}

function PageLoading() {
  return (
    <div className={c.loading}>
      <Loading rows={8} />
    </div>
  );
}

function Pages({ doors }: { doors: readonly Door[] }) {
  const t = useWords('frame');
  return (
    <Switch>
      {doors.flatMap((door) =>
        (door.routes ?? []).map(({ path, screen }) => <Route key={path} path={path} component={screen} />),
      )}
      <Route path="/settings">
        <Settings doors={doors} />
      </Route>
      <Route>
        <Empty title={t('unknownTitle')} action={<a href="#/">{t('toHome')}</a>} />
      </Route>
    </Switch>
  );
}
