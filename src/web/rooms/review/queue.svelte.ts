import type { RegisterName } from "../../route.ts";
import {
  AT_ONCE,
  type Facets,
  type Narrowing,
  type Proposal,
  readFacets,
  readQueue,
  readState,
} from "./asking.ts";

/** What became of a proposal in this sitting. */
export type Outcome = "accept" | "reject" | "correct" | "elsewhere";

/** Asked for more when so few are ahead. */
const AHEAD = 10;

/** One person's walk through what waits in one register; kept while the page is open, on no disk. */
export class Queue {
  narrowing = $state.raw<Narrowing>({ kind: null, outlet: null });
  items = $state.raw<readonly Proposal[]>([]);
  /** By claim; what is not in it waits. */
  outcomes = $state.raw<ReadonlyMap<string, Outcome>>(new Map());
  at = $state(0);
  /** How many waited when this walk began, and all that came to it since; null before the first answer. */
  total = $state.raw<number | null>(null);
  facets = $state.raw<Facets | null>(null);
  failure = $state.raw<Error | null>(null);
  readonly open: Proposal | null = $derived(this.items[this.at] ?? null);
  readonly decided: number = $derived(this.outcomes.size);
  #asking = false;
  #turn = 0;
  #ended = false;

  /** Begins, or goes on where the person left. */
  async comeBack(): Promise<void> {
    if (this.total === null) return this.restart(this.narrowing);
    const { open } = this;
    try {
      if (open !== null && !this.outcomes.has(open.claim.id)) {
        const state = await readState(open);
        if (state === "corrected") this.settle(open, "correct");
        else if (state !== "proposed") this.settle(open, "elsewhere");
        if (state !== "proposed") this.step(1);
      }
      await this.#more();
    } catch (error) {
      this.#fail(error, this.#turn);
    }
  }

  /** Begins a walk through what fits. */
  async restart(narrowing: Narrowing): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.narrowing = narrowing;
    this.failure = null;
    try {
      const [{ proposals, total }, facets] = await Promise.all([
        readQueue(narrowing, 0),
        this.facets ?? readFacets(),
      ]);
      if (turn !== this.#turn) return;
      this.facets = facets;
      this.items = proposals;
      this.outcomes = new Map();
      this.at = 0;
      this.total = total;
      this.#ended = proposals.length < AT_ONCE;
    } catch (error) {
      this.#fail(error, turn);
    }
  }

  /** To the next or the one before; at the end, past the last one. */
  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.items.length, this.at + by));
    void this.#more();
  }

  /** To the next that waits; past the last where none does. */
  stepToWaiting(): void {
    const next = this.items.findIndex(
      ({ claim }, index) => index > this.at && !this.outcomes.has(claim.id),
    );
    this.at = next < 0 ? this.items.length : next;
    void this.#more();
  }

  /** Notes what became of a proposal; null where it waits again, and then goes to it. */
  settle({ claim }: Proposal, outcome: Outcome | null): void {
    const outcomes = new Map(this.outcomes);
    if (outcome === null) outcomes.delete(claim.id);
    else outcomes.set(claim.id, outcome);
    this.outcomes = outcomes;
    if (outcome !== null) return;
    const at = this.items.findIndex((one) => one.claim.id === claim.id);
    if (at >= 0) this.at = at;
  }

  /** Reads the claims of a report anew, and all after them: its text is shown otherwise now. */
  async reread(capture: Proposal["capture"]): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const kept = this.items.slice(0, this.at).filter((one) => one.capture !== capture);
    // At once, for the words that were veiled must be seen no longer.
    this.items = kept;
    this.at = kept.length;
    try {
      const waiting = kept.filter(({ claim }) => !this.outcomes.has(claim.id)).length;
      const { proposals } = await readQueue(this.narrowing, waiting);
      if (turn !== this.#turn) return;
      this.items = [...kept, ...proposals];
      this.#ended = proposals.length < AT_ONCE;
    } catch (error) {
      this.#fail(error, turn);
    }
  }

  async #more(): Promise<void> {
    if (this.#asking || this.#ended || this.items.length - this.at > AHEAD) return;
    this.#asking = true;
    const turn = this.#turn;
    try {
      // What was decided is in the queue no more: those still waiting here are what is to be skipped.
      const waiting = this.items.filter(({ claim }) => !this.outcomes.has(claim.id)).length;
      const { proposals } = await readQueue(this.narrowing, waiting);
      if (turn !== this.#turn) return;
      const known = new Set<string>(this.items.map(({ claim }) => claim.id));
      const fresh = proposals.filter(({ claim }) => !known.has(claim.id));
      this.items = [...this.items, ...fresh];
      this.#ended = proposals.length < AT_ONCE;
    } catch (error) {
      this.#fail(error, turn);
    } finally {
      this.#asking = false;
    }
  }

  #fail(error: unknown, turn: number): void {
    if (!(error instanceof Error)) throw error;
    if (turn === this.#turn) this.failure = error;
  }
}

const queues = new Map<RegisterName, Queue>();

/** The walk through one register, begun where there is none yet. */
export function queueOf(register: RegisterName): Queue {
  const known = queues.get(register);
  if (known !== undefined) return known;
  const begun = new Queue();
  queues.set(register, begun);
  return begun;
}
