import type { Block } from "../../../model/reading.ts";
import { learnCodes } from "../../parts/codes.ts";
import {
  CLAIMS_AT_ONCE,
  type Details,
  type Report,
  type ReportClaim,
  readClaims,
  readDetails,
  readReport,
  readTranslations,
  type Translation,
} from "./asking.ts";
import { type Marked, type Marks, type Veil, veilsIn } from "./marking.ts";
import { type Portion, portionAt, portionsOf, titleBlockOf } from "./portions.ts";

const NOTHING: Marks = { claims: [], veiled: [] };

/** One person's sitting over one report: the text in portions, its claims, and where they are in it. */
export class Sitting {
  readonly id: string;
  report = $state.raw<Report | null>(null);
  details = $state.raw<Details | null>(null);
  /** Working translations, in the order of the text. */
  translations = $state.raw<readonly Translation[]>([]);
  /** In the order of the text; those of a long report come a page at a time. */
  claims = $state.raw<readonly ReportClaim[]>([]);
  isWhole = $state(false);
  failure = $state.raw<Error | null>(null);
  /** The claim that is open in the margin. */
  chosen = $state<string | null>(null);
  /** Only what this person is said to have told; null for all. */
  speaker = $state<string | null>(null);

  readonly title: Block | null = $derived.by(() => {
    const reading = this.report?.reading ?? null;
    return reading === null ? null : titleBlockOf(reading);
  });
  readonly portions: readonly Portion[] = $derived.by(() => {
    const reading = this.report?.reading ?? null;
    return reading === null ? [] : portionsOf(reading, this.title);
  });
  readonly veils: readonly Veil[] = $derived(
    veilsIn(this.report?.reading?.text ?? "", this.report?.veiled ?? []),
  );
  /** Per portion; a portion on which nothing changed keeps its marks, and is not drawn again. */
  readonly marks: readonly Marks[] = $derived.by(() => this.#markPortions());
  readonly titleMarks: Marks = $derived.by(() => {
    const { title } = this;
    if (title === null) return NOTHING;
    const on = this.claims.map(({ claim, state }) => this.#markedOf({ claim, state }));
    return {
      claims: on.filter((one) => one.passages.some((span) => touches(span, title))),
      veiled: this.veils,
    };
  });
  /** Those that the margin lists. */
  readonly listed: readonly ReportClaim[] = $derived(
    this.speaker === null
      ? this.claims
      : this.claims.filter(({ claim }) => speakerOf(claim) === this.speaker),
  );
  readonly open: ReportClaim | null = $derived(
    this.claims.find(({ claim }) => claim.id === this.chosen) ?? null,
  );
  /** What others of the report tell of the event of the open claim, as far as it is read. */
  readonly ofSameEvent: readonly ReportClaim[] = $derived.by(() => {
    const { id = null, retells = null } = this.open?.claim ?? {};
    const event = retells ?? id;
    return this.claims.filter(
      ({ claim }) => claim.id !== id && (claim.retells ?? claim.id) === event,
    );
  });

  #marked = new Map<
    string,
    { readonly of: ReportClaim["claim"]; readonly rejected: boolean; readonly marked: Marked }
  >();
  #marksBefore: readonly Marks[] = [];
  #round = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Reads everything anew; what is shown stays until the answer is there. */
  async read(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    try {
      const [report, details, first, translations] = await Promise.all([
        readReport(this.id),
        readDetails(this.id),
        readClaims(this.id, 0),
        readTranslations(this.id),
        learnCodes(),
      ]);
      if (round !== this.#round) return;
      this.failure = null;
      this.report = report;
      this.details = details;
      this.translations = translations;
      this.claims = first;
      await this.#readOn(round);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (round === this.#round) this.failure = error;
    }
  }

  /** Reads the page of claims anew that one of them stands in. */
  async readAround(claim: string): Promise<void> {
    const at = this.claims.findIndex((one) => one.claim.id === claim);
    if (at < 0) return this.read();
    const offset = at - (at % CLAIMS_AT_ONCE);
    const round = this.#round;
    const page = await readClaims(this.id, offset);
    if (round !== this.#round) return;
    const after = this.claims.slice(offset + CLAIMS_AT_ONCE);
    this.claims = [...this.claims.slice(0, offset), ...page, ...after];
  }

  /** The claim before or after the open one, of those that are listed; where none is open, the first. */
  neighbour(step: 1 | -1): ReportClaim | null {
    const at = this.listed.findIndex(({ claim }) => claim.id === this.chosen);
    if (at < 0) return (step === 1 ? this.listed[0] : this.listed.at(-1)) ?? null;
    return this.listed[at + step] ?? null;
  }

  /** The portion in which the words of a claim begin. */
  portionOf({ claim }: ReportClaim): number {
    return portionAt(this.portions, claim.passages[0]?.start ?? 0);
  }

  /** Every portion that holds words of a claim. */
  portionsOf({ claim }: ReportClaim): ReadonlySet<number> {
    return portionsTouched(this.portions, claim);
  }

  /** Where the list has the first claim whose words begin at an offset or further on. */
  listedFrom(offset: number): number {
    let [low, high] = [0, this.listed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.listed[middle]?.claim.passages[0]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.listed.length - 1));
  }

  async #readOn(round: number): Promise<void> {
    this.isWhole = this.claims.length < CLAIMS_AT_ONCE;
    while (!this.isWhole) {
      const page = await readClaims(this.id, this.claims.length);
      if (round !== this.#round) return;
      this.claims = [...this.claims, ...page];
      this.isWhole = page.length < CLAIMS_AT_ONCE;
    }
  }

  #markPortions(): readonly Marks[] {
    const { portions, veils } = this;
    const onPortion: Marked[][] = portions.map(() => []);
    for (const one of this.claims) {
      const marked = this.#markedOf(one);
      for (const at of portionsTouched(portions, marked)) onPortion[at]?.push(marked);
    }
    let veilFrom = 0;
    const marks = portions.map((portion, index): Marks => {
      while ((veils[veilFrom]?.end ?? Number.POSITIVE_INFINITY) <= portion.start) veilFrom += 1;
      const veiled: Veil[] = [];
      for (
        let at = veilFrom;
        (veils[at]?.start ?? Number.POSITIVE_INFINITY) < portion.end;
        at += 1
      ) {
        const veil = veils[at];
        if (veil !== undefined) veiled.push(veil);
      }
      const fresh = { claims: onPortion[index] ?? [], veiled };
      const before = this.#marksBefore[index];
      return before !== undefined && areSame(before, fresh) ? before : fresh;
    });
    this.#marksBefore = marks;
    return marks;
  }

  #markedOf({ claim, state }: Pick<ReportClaim, "claim" | "state">): Marked {
    const rejected = state === "rejected";
    const known = this.#marked.get(claim.id);
    if (known !== undefined && known.of === claim && known.rejected === rejected)
      return known.marked;
    const { id, kind, modality, passages, outcomes } = claim;
    const graphic = ["killed", "wounded", "executed", "suicide"].some((one) => one in outcomes);
    const marked = { id, kind, modality, rejected, graphic, passages };
    this.#marked.set(id, { of: claim, rejected, marked });
    return marked;
  }
}

/** Who is said to have told a claim; empty where the text tells it in its own voice. */
export const speakerOf = ({ attribution }: ReportClaim["claim"]): string =>
  attribution.account?.description ?? "";

type Bounds = { readonly start: number; readonly end: number };

const touches = (span: Bounds, other: Bounds): boolean =>
  span.start < other.end && other.start < span.end;

function portionsTouched(
  portions: readonly Portion[],
  { passages }: Pick<Marked, "passages">,
): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { start, end } of passages) {
    const first = Math.max(0, portionAt(portions, start));
    for (let at = first; (portions[at]?.start ?? Number.POSITIVE_INFINITY) < end; at += 1)
      touched.add(at);
  }
  return touched;
}

const areSame = (one: Marks, other: Marks): boolean =>
  one.claims.length === other.claims.length &&
  one.veiled.length === other.veiled.length &&
  one.claims.every((claim, at) => claim === other.claims[at]) &&
  one.veiled.every((veil, at) => {
    const { start, end, reason } = other.veiled[at] ?? { start: -1, end: -1, reason: null };
    return veil.start === start && veil.end === end && veil.reason === reason;
  });
