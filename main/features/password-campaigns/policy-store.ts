import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { System, systems } from '../../../preload/contract/common.ts';
import type { SystemPolicy } from '../../../preload/contract/password-campaigns.ts';
import { refusal } from '../../shared/refusal.ts';
import { policies } from './rules/policies.ts';

/** The rule that the meeting decided comes first; a later decision will be put before it. */
const decided = policies[0]?.id ?? '';

const Stored = z.object({ system: System, policy_id: z.string(), throttled: z.number() });

/** Which policy judges which system: the decided one, on a system that does not throttle, until a volunteer says otherwise. */
export function policyStore(db: Database) {
  const all = db.prepare('SELECT system, policy_id, throttled FROM system_policy');
  const write = db.prepare(
    `INSERT INTO system_policy (system, policy_id, throttled) VALUES ($system, $policyId, $throttled)
     ON CONFLICT (system) DO UPDATE SET policy_id = excluded.policy_id, throttled = excluded.throttled`,
  );

  function list(): SystemPolicy[] {
    const chosen = z.array(Stored).parse(all.all());
    return systems.map((system) => {
      const row = chosen.find((one) => one.system === system);
      const known = policies.some(({ id }) => id === row?.policy_id);
      return {
        system,
        policyId: row && known ? row.policy_id : decided,
        throttled: row?.throttled === 1,
      };
    });
  }

  return {
    list,
    /** Throws POLICY_UNKNOWN. */
    set(choice: SystemPolicy): SystemPolicy[] {
      if (!policies.some(({ id }) => id === choice.policyId)) throw refusal('POLICY_UNKNOWN');
      write.run({ ...choice, throttled: Number(choice.throttled) });
      return list();
    },
  };
}
