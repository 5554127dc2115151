import { useLocation } from 'wouter';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { ConnectionForm } from './connection-form.tsx';

/** A connection to be made; once saved it is tested at once. */
export function NewConnection() {
  const t = useWords('connections');
  const [, navigate] = useLocation();
  return (
    <Page title={t('form.newTitle')} line={t('form.newLine')}>
      <ConnectionForm
        submit={t('form.saveAndTest')}
        onSaved={({ id }) => navigate(`/connections/${id}?test=1`, { replace: true })}
        onCancel={() => navigate('/connections')}
      />
    </Page>
  );
}
