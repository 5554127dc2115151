import { SshLogin } from '../../ui/ssh-login.tsx';
import { useWords } from '../../words.ts';
import type { FormParts } from './connection-form.tsx';
import { heldIn } from './secret-or-held.tsx';

const fields = { host: 'sshHost', port: 'sshPort', user: 'sshUser' } as const;
const fieldOf = (name: string) => fields[name as keyof typeof fields];

/** The SSH server of a tunnel and how one logs in to it. */
export function SshFields({ draft, change, mistake, profile }: FormParts) {
  const t = useWords('connections');
  const { sshHost: host, sshPort: port, sshUser: user, auth, secrets } = draft;
  return (
    <SshLogin
      legend={t('form.sshServer')}
      value={{ host, port, user, auth, secrets }}
      change={(part) =>
        change({
          ...(part.host === undefined ? {} : { sshHost: part.host }),
          ...(part.port === undefined ? {} : { sshPort: part.port }),
          ...(part.user === undefined ? {} : { sshUser: part.user }),
          ...(part.auth === undefined ? {} : { auth: part.auth }),
          ...(part.secrets === undefined ? {} : { secrets: { ...secrets, ...part.secrets } }),
        })
      }
      mistake={(name) => mistake(name in fields ? fieldOf(name) : (name as keyof typeof secrets))}
      held={(name) => heldIn(profile, name)}
    />
  );
}
