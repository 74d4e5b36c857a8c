import type { RegisterName } from "../../route.ts";
import {
  type Facets,
  type Narrowing,
  type Proposal,
  readFacets,
  readQueue,
  readState,
} from "./asking.ts";
import { type Waits, Walk } from "./walk.svelte.ts";

/** What became of a proposal in this sitting. */
export type Outcome = "accept" | "reject" | "correct" | "elsewhere";

/** One person's walk through the claims that wait in one register. */
export class Queue extends Walk<Proposal, Outcome> {
  narrowing = $state.raw<Narrowing>({ kind: null, outlet: null });
  facets = $state.raw<Facets | null>(null);

  protected override async ask(skip: number): Promise<Waits<Proposal>> {
    const { proposals, total } = await readQueue(this.narrowing, skip);
    return { items: proposals, total };
  }

  protected override idOf({ claim }: Proposal): string {
    return claim.id;
  }

  /** Begins, or goes on where the person left. */
  async comeBack(): Promise<void> {
    if (this.total === null) return this.restartWith(this.narrowing);
    const { open } = this;
    try {
      if (open !== null && this.outcome === null) {
        const state = await readState(open);
        if (state === "corrected") this.settle(open, "correct");
        else if (state !== "proposed") this.settle(open, "elsewhere");
        if (state !== "proposed") this.step(1);
      }
      await this.more();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Begins a walk through what fits. */
  async restartWith(narrowing: Narrowing): Promise<void> {
    this.narrowing = narrowing;
    const [, facets] = await Promise.all([this.restart(), this.facets ?? this.#learnFacets()]);
    this.facets = facets;
  }

  async #learnFacets(): Promise<Facets | null> {
    try {
      return await readFacets();
    } catch (error) {
      this.fail(error);
      return null;
    }
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
