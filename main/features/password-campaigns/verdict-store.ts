import type { Database } from 'better-sqlite3';
import type { System } from '../../../preload/contract/common.ts';
import type { Change, Outcome } from '../../../preload/contract/password-campaigns.ts';
import { toBits } from './bits.ts';
import { codes } from './codes.ts';
import { fold } from './rules/fold.ts';
import type { Judgement } from './rules/judge.ts';
import { toColumns, type Verdict } from './verdict.ts';

export interface JudgedVerdict {
  readonly verdict: Verdict;
  readonly judgement: Judgement;
}

export type VerdictStore = ReturnType<typeof verdictStore>;

/** Writes the verdicts of audits. Each call is one transaction, small enough not to hold up the main thread. */
export function verdictStore(db: Database) {
  const insert = db.prepare(`
    INSERT INTO verdict (audit, row, system, source_key, account_id, login, holder, holder_key, email, status, outcome, reasons,
      warnings, change, password_changed_on, last_login, must_change, family, length, classes, other_characters, entropy,
      findings, guessability, guesses, share_tag, fingerprint, search)
    VALUES ($audit, $row, $system, $sourceKey, $accountId, $login, $holder, $holderKey, $email, $status, $outcome, $reasons,
      $warnings, $change, $passwordChangedOn, $lastLogin, $mustChange, $family, $length, $classes, $other_characters, $entropy,
      $findings, $guessability, $guesses, $shareTag, $fingerprint, $search)`);
  const lastRow = db.prepare('SELECT coalesce(max(row), 0) FROM verdict WHERE audit = ?').pluck();
  const formerPrint = db
    .prepare('SELECT fingerprint FROM verdict WHERE audit = ? AND system = ? AND source_key = ?')
    .pluck();
  const judgeAgain = db.prepare(`
    UPDATE verdict SET findings = $findings, outcome = $outcome, reasons = $reasons, warnings = $warnings, change = $change, share_group = $group
    WHERE audit = $audit AND row = $row`);
  const dropTags = db.prepare('UPDATE verdict SET share_tag = NULL WHERE audit = $audit AND row BETWEEN $from AND $to');
  const removeSome = db.prepare('DELETE FROM verdict WHERE audit = $audit AND row BETWEEN $from AND $to');

  function changeOf(verdict: Verdict, outcome: Outcome, previous: number | undefined, system: number): Change {
    if (previous === undefined) return 'first';
    const former = formerPrint.get(previous, system, verdict.sourceKey) as Uint8Array | null | undefined;
    if (former === undefined) return 'new';
    if (sameBytes(former, verdict.fingerprint)) return 'same';
    return changedTo(outcome);
  }

  function append(
    audit: number,
    previous: number | undefined,
    system: System,
    verdicts: readonly JudgedVerdict[],
  ): void {
    let row = lastRow.get(audit) as number;
    const place = codes.systems.indexOf(system);
    for (const { verdict, judgement } of verdicts) {
      row += 1;
      const { facts, mustChange, ...who } = verdict;
      insert.run({
        ...who,
        ...toColumns(facts),
        ...judgementColumns(judgement),
        audit,
        row,
        system: place,
        mustChange: mustChange === null ? null : Number(mustChange),
        holderKey: fold(verdict.holder),
        change: codes.changes.indexOf(changeOf(verdict, judgement.outcome, previous, place)),
        search: fold(`${verdict.accountId} ${verdict.login} ${verdict.holder} ${verdict.email}`),
      });
    }
  }

  return {
    append,
    judgeAgain: db.transaction(
      (
        audit: number,
        rows: readonly { row: number; group: number; findings: number; change: number; judgement: Judgement }[],
      ) => {
        for (const { judgement, ...row } of rows) judgeAgain.run({ audit, ...row, ...judgementColumns(judgement) });
      },
    ),
    lastRow: (audit: number) => lastRow.get(audit) as number,
    dropTags: (audit: number, from: number, to: number) => void dropTags.run({ audit, from, to }),
    remove: (audit: number, from: number, to: number) => void removeSome.run({ audit, from, to }),
  };
}

/** What a changed password has become. */
export function changedTo(outcome: Outcome): Change {
  if (outcome === 'weak') return 'changed-weak';
  return outcome === 'conforming' ? 'stronger' : 'changed';
}

function judgementColumns({ outcome, reasons, warnings }: Judgement) {
  return {
    outcome: codes.outcomes.indexOf(outcome),
    reasons: toBits(codes.reasons, reasons),
    warnings: toBits(codes.reasons, warnings),
  };
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.compare(one, other) === 0;
}
