/**
 * The list that is on its way in. It outlives the room: one may look something up and come back. What
 * is said of it is gone with the page, and nothing is kept before the import.
 */
import type { ListMapping } from "../../../model/list.ts";
import { Refused } from "../../client.ts";
import { refreshFacts } from "../../frame/facts.svelte.ts";
import {
  type Asked,
  type Draft,
  endRun,
  type Outcome,
  type Plan,
  planList,
  type Run,
  readRun,
  startRun,
} from "./asking.ts";

/** From the file to the record, in the order they are gone through. */
export const steps = ["file", "columns", "meets", "done"] as const;
export type Step = (typeof steps)[number];

/** What was answered of a row and what is on record; absent where it is left open. */
type Answers = Readonly<Record<string, boolean>>;

/** Between two looks at how far a run is, in milliseconds. */
const LOOK_MS = 250;
/** While somebody corrects the mapping, so long is waited for the next correction. */
const PAUSE_MS = 250;
const LARGEST_FILE = 64 * 1024 * 1024;

const NOTHING_ASKED: Asked = { mapping: null, sheet: null, header_row: null, replaces: null };

class ListInHand {
  step = $state<Step>("file");
  /** What it is called on the disk; null before one was chosen. */
  name = $state<string | null>(null);
  title = $state("");
  reason = $state("");
  /** True once the person has said that cells without a value are to stay as words. */
  leaves = $state(false);
  plan = $state.raw<Plan | null>(null);
  /** The mapping as it is corrected; the plan follows. */
  mapping = $state.raw<ListMapping | null>(null);
  /** The preview or import under way, or how the last one ended. */
  run = $state.raw<Run | null>(null);
  /** What it meets on record, by the preview of the mapping as it is; null before there is one. */
  met = $state.raw<Outcome | null>(null);
  answers = $state.raw<Answers>({});
  isReading = $state(false);
  failure = $state.raw<Error | null>(null);
  #bytes: Blob | null = null;
  #asked = NOTHING_ASKED;
  #reading: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Takes another file and looks at it; what was said of the one before is over. */
  async take(file: File): Promise<void> {
    this.forget();
    this.name = file.name;
    this.title = file.name.replace(/\.[^.]+$/, "").slice(0, 500);
    try {
      if (file.size > LARGEST_FILE) throw new TooLarge();
      // Read at once: a file may be moved or changed while its columns are looked through.
      this.#bytes = new Blob([await file.arrayBuffer()]);
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TooLarge)) throw error;
      this.failure = error;
      return;
    }
    await this.#read();
    if (this.plan !== null) this.step = "columns";
  }

  /** Corrects the mapping; it is read by it once the person pauses. */
  correct(mapping: ListMapping): void {
    this.mapping = mapping;
    this.#asked = { ...this.#asked, mapping, header_row: null };
    this.#readSoon();
  }

  /** Another sheet or row of headers is another list: its columns are guessed anew. */
  lookElsewhere(where: Pick<Asked, "sheet" | "header_row">): void {
    this.#asked = { ...this.#asked, ...where, mapping: null };
    this.#readSoon();
  }

  /** Guesses the columns by their headers, whatever a list on record was read by. */
  guess(): void {
    const header_row = this.plan?.mapping.header_row ?? null;
    this.lookElsewhere({ sheet: this.plan?.mapping.sheet ?? null, header_row });
  }

  /** Says which list on record it is a new version of; null for none. */
  replace(id: string | null): void {
    this.#asked = { ...this.#asked, replaces: id ?? "new" };
    this.#readSoon();
  }

  /** Gives the question up, e.g. a workbook that takes long. */
  stopReading(): void {
    this.#reading?.abort();
  }

  answer(row: number, claim: string, same: boolean | null): void {
    const { [keyOf(row, claim)]: _, ...others } = this.answers;
    this.answers = same === null ? others : { ...others, [keyOf(row, claim)]: same };
  }

  /** Null where it is left open. */
  answerTo(row: number, claim: string): boolean | null {
    return this.answers[keyOf(row, claim)] ?? null;
  }

  /** Holds the list against what is on record, or puts it there; tells how far it is until it is over. */
  async start(doing: Draft["doing"], reason: string): Promise<void> {
    const { mapping, plan, name } = this;
    if (this.#bytes === null || mapping === null || plan === null || name === null) return;
    const decisions = doing === "preview" ? [] : this.#decisions();
    const title = this.title.trim() || name;
    const replaces = plan.replaces?.id ?? null;
    const draft = { doing, name, title, mapping, replaces, decisions, reason };
    await this.#following(() => startRun(this.#bytes ?? new Blob(), draft));
  }

  /** Finds a run that goes on from before, e.g. after a reload. */
  async find(): Promise<void> {
    if (this.run !== null || this.plan !== null) return;
    const run = await this.#trying(readRun);
    if (run?.state !== "running" || run.doing !== "import") return;
    this.step = "meets";
    await this.#following(async () => run);
  }

  async stop(): Promise<void> {
    await this.#trying(endRun);
  }

  /** Nothing of it is left here; what is on record stays there. */
  forget(): void {
    this.#reading?.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    Object.assign(this, { step: "file", name: null, title: "", reason: "", leaves: false });
    Object.assign(this, { plan: null, mapping: null, run: null, met: null, failure: null });
    this.answers = {};
    this.isReading = false;
    this.#bytes = null;
    this.#asked = NOTHING_ASKED;
  }

  #decisions(): Draft["decisions"] {
    return (this.met?.overlaps ?? []).flatMap(({ row, claim }) => {
      const same = this.answerTo(row, claim);
      return same === null ? [] : [{ row, claim, same }];
    });
  }

  #readSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.isReading = true;
    this.#timer = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  async #read(): Promise<void> {
    if (this.#bytes === null) return;
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.isReading = true;
    try {
      const plan = await planList(this.#bytes, this.#asked, reading.signal);
      if (reading !== this.#reading) return;
      Object.assign(this, { plan, mapping: plan.mapping, run: null, met: null, failure: null });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (reading !== this.#reading) return;
      if (reading.signal.aborted) {
        if (this.plan === null) this.forget();
      } else this.failure = error;
    } finally {
      if (reading === this.#reading) this.isReading = false;
    }
  }

  async #following(begin: () => Promise<Run | null>): Promise<void> {
    let run = await this.#trying(begin);
    while (run !== null) {
      this.run = run;
      if (run.state !== "running") break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      run = await this.#trying(readRun);
    }
    if (run?.state !== "done") return;
    if (run.doing === "preview") this.met = run.outcome;
    else {
      this.step = "done";
      await refreshFacts();
    }
  }

  async #trying(ask: () => Promise<Run | null>): Promise<Run | null> {
    this.failure = null;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failure = error;
      return null;
    }
  }
}

/** A file that a browser should not carry. */
export class TooLarge extends Refused {
  constructor() {
    super("too-large", "Cannot look at the list: it is over 64 MB, split it");
  }
}

const keyOf = (row: number, claim: string): string => `${row} ${claim}`;

/** The one list in hand. */
export const listInHand = new ListInHand();
