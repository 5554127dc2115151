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

/** A verdict that changes once it is known that others have the same password; codes and bits as the replica keeps them. */
export interface JudgedAgain {
  readonly row: number;
  readonly group: number;
  readonly findings: number;
  readonly change: number;
  readonly judgement: Judgement;
}

export type VerdictStore = ReturnType<typeof verdictStore>;

/** Writes the verdicts of audits; `append` belongs in the caller's transaction. */
export function verdictStore(db: Database) {
  const insert = db.prepare(`
    INSERT INTO verdict (audit, row, system, source_key, account_id, login, holder, holder_key, email, status, outcome, reasons,
      warnings, change, password_changed_on, last_login, must_change, family, length, classes, other_characters, entropy,
      findings, guessability, guesses, fingerprint, search)
    VALUES ($audit, $row, $system, $sourceKey, $accountId, $login, $holder, $holderKey, $email, $status, $outcome, $reasons,
      $warnings, $change, $passwordChangedOn, $lastLogin, $mustChange, $family, $length, $classes, $other_characters, $entropy,
      $findings, $guessability, $guesses, $fingerprint, $search)`);
  const lastRow = db.prepare('SELECT coalesce(max(row), 0) FROM verdict WHERE audit = ?').pluck();
  const formerPrint = db
    .prepare('SELECT fingerprint FROM verdict WHERE audit = ? AND system = ? AND source_key = ?')
    .pluck();
  const judgeAgain = db.prepare(`
    UPDATE verdict SET findings = $findings, outcome = $outcome, reasons = $reasons, warnings = $warnings, change = $change, share_group = $group
    WHERE audit = $audit AND row = $row`);
  const insertTag = db.prepare('INSERT INTO share (audit, row, tag) VALUES (?, ?, ?)');
  const dropTags = db.prepare('DELETE FROM share WHERE audit = ?');
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
      const { facts, mustChange, shareTag, ...who } = verdict;
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
      if (shareTag) insertTag.run(audit, row, shareTag);
    }
  }

  return {
    append,
    judgeAgain: db.transaction((audit: number, rows: readonly JudgedAgain[]) => {
      for (const { judgement, ...row } of rows) judgeAgain.run({ audit, ...row, ...judgementColumns(judgement) });
    }),
    lastRow: (audit: number) => lastRow.get(audit) as number,
    dropTags: (audit: number) => void dropTags.run(audit),
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
