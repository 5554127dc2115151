import { useEffect, useState } from 'react';
import type { Share } from '../../../preload/contract/volunteers.ts';
import { client } from '../../client.ts';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { ForAdministrators } from './for-administrators.tsx';
import type { Team } from './member.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { SheetsOnce } from './sheets-once.tsx';

/** A set of sheets as it was just made; it lives here and nowhere else. */
export interface Made {
  readonly set: string;
  readonly needed: number;
  readonly shares: readonly Share[];
}

/** Making the recovery sheets: who holds them, then the sheets, shown once, then one read back. */
export function RecoveryScreen() {
  const t = useWords('volunteers');
  return <ForAdministrators title={t('make.title')}>{(team) => <Making team={team} />}</ForAdministrators>;
}

function Making({ team }: { team: Team }) {
  const t = useWords('volunteers');
  const [made, setMade] = useState<Made>();
  // Whatever way one leaves, the process that made them lets go of them too; what is in force by then is not touched.
  const set = made?.set;
  useEffect(() => {
    if (set === undefined) return;
    return () => void client.volunteers.dropShares().catch(() => {});
  }, [set]);
  return (
    <Page title={t('make.title')} line={t('make.line')}>
      {made === undefined ? (
        <RecoveryForm team={team} onMade={setMade} />
      ) : (
        <SheetsOnce team={team.team} made={made} onDropped={() => setMade(undefined)} />
      )}
    </Page>
  );
}
