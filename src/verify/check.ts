/** What went wrong and where, gathered in bounded memory. */
import { isOnrecordError } from "../model/error.ts";

/** What a finding is about. Findings quote no words of any body. */
export type Subject =
  | { readonly kind: "register" }
  | { readonly kind: "entry"; readonly seq: number }
  | { readonly kind: "body"; readonly ref: string; readonly seq: number | null }
  | { readonly kind: "blob"; readonly path: string }
  | { readonly kind: "checkpoint"; readonly size: number | null };

/** One thing found; `problem` is a sentence that names its subject. */
export type Finding = { readonly subject: Subject; readonly problem: string };

/** One named check; `ok` is false from the first finding on, a note never makes it so. */
export type Check = {
  readonly name: string;
  readonly ok: boolean;
  /** What was looked at and counted, e.g. `{entries: 12}`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first `MAX_FINDINGS`. */
  readonly findings: readonly Finding[];
  /** All of them. */
  readonly findings_total: number;
  readonly notes: readonly Finding[];
  readonly notes_total: number;
};

/** More are counted and not kept: a register that is wholly wrong must not fill the memory. */
export const MAX_FINDINGS = 1_000;

/** A check while it runs. */
export type Checking = {
  /** Adds to a count; a count of 0 is shown too. */
  count(name: string, more?: number): void;
  find(subject: Subject, problem: string): void;
  note(subject: Subject, problem: string): void;
  done(): Check;
};

/** Starts a check. */
export const startCheck = (name: string, counted: readonly string[] = []): Checking => {
  const counts = new Map(counted.map((what) => [what, 0]));
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  let [found, noted] = [0, 0];
  return {
    count: (what, more = 1) => {
      counts.set(what, (counts.get(what) ?? 0) + more);
    },
    find: (subject, problem) => {
      found += 1;
      if (findings.length < MAX_FINDINGS) findings.push({ subject, problem });
    },
    note: (subject, problem) => {
      noted += 1;
      if (notes.length < MAX_FINDINGS) notes.push({ subject, problem });
    },
    done: () => ({
      name,
      ok: found === 0,
      counts: Object.fromEntries(counts),
      findings,
      findings_total: found,
      notes,
      notes_total: noted,
    }),
  };
};

/** Runs a walk over a source; bytes that cannot be read at all end it, and are a finding. */
export const untilDamage = (check: Checking, walk: () => void): void => {
  try {
    walk();
  } catch (error) {
    if (!isOnrecordError(error, "damaged")) throw error;
    check.find({ kind: "register" }, error.message);
  }
};
