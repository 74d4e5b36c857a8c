/** What a dossier says, in one language; names of fields and terms come from the codebook. */

import type { CopyHow, DifferenceState } from "../../../model/record.ts";
import type { Times } from "../../look-back.ts";
import type { Stamped } from "../stamp.ts";
import type { GapMark } from "./quotation.ts";

export type CountTold = {
  readonly min: number | null;
  readonly best: number | null;
  readonly max: number | null;
};

export type RestsTold = {
  readonly reports: number;
  readonly outlets: number;
  /** e.g. "1", "1–2". */
  readonly accounts: string;
  readonly documents: number;
  readonly why: readonly string[];
};

export type CaptureTold = {
  readonly outlet: string | null;
  readonly published: string | null;
  readonly isSummary: boolean;
  readonly isLead: boolean;
  /** The name of the report that it is a copy of, e.g. "R2" or "another report"; null of none. */
  readonly copyOf: string | null;
  readonly copied: CopyHow | null;
  /** The name of a report captured in the same minute, way and program, told before; null of none. */
  readonly capturedAs: string | null;
  readonly at: string;
  readonly how: "file" | "line" | "stdin" | "paste" | "address" | null;
  readonly tool: string | null;
  readonly entry: number;
  readonly id: string;
  readonly sha256: string | null;
};

export type NoteTold = {
  /** Where the same words stand: in a text, then in copies of it. */
  readonly places: readonly {
    readonly report: string;
    /** e.g. "141–373". */
    readonly characters: string;
  }[];
  readonly rule: string;
  /** Null where it is told for all notes at once. */
  readonly state:
    | ("proposed" | "accepted" | "rejected" | "corrected" | "by-hand" | "orphaned")
    | null;
  /** Whom the report gives as the one who knows, never as it describes them; null of a denial. */
  readonly teller: "described" | "kept-back" | "nobody" | null;
  readonly inferred: boolean;
};

/** Counts of what was left out, each at least 0. */
export type WithheldTold = {
  readonly words: number;
  readonly sources: number;
  readonly days: number;
  readonly places: number;
  readonly texts: number;
  readonly titles: number;
  readonly addresses: number;
  readonly people: number;
  readonly assessments: number;
};

/** What an outlet said of its own earlier report; null where it is not told. */
export type CorrectionTold = {
  readonly link: "corrects" | "retracts";
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly month: string | null;
};

export type DossierWords = {
  readonly title: Readonly<Record<"incident" | "order", (when: string, where: string) => string>>;
  readonly preamble: readonly string[];
  readonly lead: string;
  readonly teaching: string;
  readonly headings: Readonly<
    Record<
      "reported" | "differences" | "unknown" | "bases" | "notes" | "reports" | "withheld",
      string
    >
  >;
  readonly unknown: string;
  readonly noDate: string;
  readonly noPlace: string;
  /** In the title, of a place that may not be named. */
  readonly placeWithheld: string;
  readonly withheld: string;
  readonly and: string;
  readonly or: string;
  /** Between values. */
  readonly list: string;
  /** Between the parts of one value. */
  readonly parts: string;
  readonly month: (month: string) => string;
  readonly datings: Readonly<
    Record<"effective" | "issued" | "received", (month: string) => string>
  >;
  readonly sides: Readonly<Record<"own" | "river" | "other", (place: string) => string>>;
  readonly effects: Readonly<Record<"licence" | "restraint" | "duty", (rules: string) => string>>;
  /** Which entry tells of the sheet, when it was made, and the hash of its text. */
  readonly stamp: (stamped: Stamped) => string;
  /** What rests on the same words; `isLast` where no other value of its field follows. */
  readonly value: (value: string, isLast: boolean) => string;
  /** Before several values of a field, told one after another. */
  readonly values: (count: number) => string;
  /** The same of rules, which hold beside each other. */
  readonly rules: (count: number) => string;
  /** Several values that are alike as far as they may be told. */
  readonly alike: (count: number, value: string) => string;
  readonly count: (count: CountTold) => string;
  readonly span: (count: CountTold) => string;
  /** How the number shown first was chosen among several. */
  readonly spanRule: string;
  readonly pooled: (events: number) => string;
  readonly zone: (min: number, max: number) => string;
  /** Values that may not be told. */
  readonly hidden: (count: number) => string;
  readonly difference: (kind: string, values: string) => string;
  /** Of values that differ by what may not be told. */
  readonly differenceAlike: (kind: string, value: string) => string;
  readonly differenceKinds: Readonly<Record<string, string>>;
  /** What people said of a difference so far. */
  readonly differenceStates: Readonly<Record<DifferenceState, string>>;
  readonly noDifference: string;
  readonly corrected: (told: CorrectionTold) => string;
  readonly tied: Readonly<Record<"incident" | "order", string>>;
  readonly untied: Readonly<Record<"incident" | "order", string>>;
  readonly joined: (claims: number, why: readonly string[]) => string;
  /** A reason as resolution gives it. */
  readonly joinedBy: (why: string) => string;
  /** As of what time the dossier was made. */
  readonly lookBack: (times: Times) => string;
  readonly denied: string;
  readonly denialBeside: string;
  readonly noDenial: string;
  readonly changes: (count: number, from: string, basis: string) => string;
  readonly changedBy: (count: number, from: string, basis: string) => string;
  readonly changeBases: Readonly<Record<"stated" | "inferred" | "decided", string>>;
  readonly noEnd: string;
  readonly notTold: (fields: string) => string;
  readonly review: (told: {
    all: number;
    accepted: number;
    corrected: number;
    open: number;
  }) => string;
  readonly assessed: (count: number) => string;
  readonly notAssessed: string;
  readonly onlySummaries: string;
  readonly basis: (rests: RestsTold) => string;
  readonly why: (reason: string) => string;
  readonly gaps: Readonly<Record<GapMark, string>>;
  readonly note: (note: NoteTold) => string;
  readonly report: (capture: CaptureTold) => string;
  readonly leftOut: (withheld: WithheldTold) => string;
  /** How notes are to be read: what they quote, and what they say nothing of. */
  readonly notesRule: string;
  readonly check: string;
  /** What a report is called that is not among those of the dossier. */
  readonly elsewhere: string;
};
