/** A part of what waits, and how much waits in all. */
export type Waits<T> = { readonly items: readonly T[]; readonly total: number };

/** Asked for at once: few enough to come quickly, enough to stay ahead of a quick reader. */
export const AT_ONCE = 25;
/** Asked for more when so few are ahead. */
const AHEAD = 10;

/**
 * One person's walk through a list of what waits, one after the other, forth and back; kept while the
 * page is open, on no disk. What is decided leaves the list, so those still waiting are what is skipped.
 */
export abstract class Walk<T, Outcome extends string> {
  items = $state.raw<readonly T[]>([]);
  /** By id; what is not in it waits. */
  outcomes = $state.raw<ReadonlyMap<string, Outcome>>(new Map());
  at = $state(0);
  /** How many waited when this walk began; null before the first answer. */
  total = $state.raw<number | null>(null);
  failure = $state.raw<Error | null>(null);
  /** True where the list goes on past those at hand; "the last one" is said only where it is false. */
  hasMore = $state.raw(true);
  /** The turn that asks for more; a later turn does not wait for it. */
  #askingIn: number | null = null;
  #turn = 0;

  // Not derived: a derived value ends with the room that began the walk, and would tell of what was open then.
  get open(): T | null {
    return this.items[this.at] ?? null;
  }

  get decided(): number {
    return this.outcomes.size;
  }

  get outcome(): Outcome | null {
    return this.outcomeOf(this.open);
  }

  /** How many of those at hand wait still: what is ahead and what was passed over. */
  get waiting(): number {
    return this.items.filter((item) => this.outcomeOf(item) === null).length;
  }

  /** `AT_ONCE` of those that wait, from the `skip`th on. */
  protected abstract ask(skip: number): Promise<Waits<T>>;
  protected abstract idOf(item: T): string;

  /** What became of it in this sitting; null while it waits. */
  outcomeOf(item: T | null): Outcome | null {
    return item === null ? null : (this.outcomes.get(this.idOf(item)) ?? null);
  }

  /** Begins from the top; until it is answered nothing is open, so that no key decides on what was. */
  async restart(): Promise<void> {
    const turn = this.#next();
    this.failure = null;
    this.items = [];
    this.at = 0;
    this.outcomes = new Map();
    this.hasMore = true;
    try {
      const { items, total } = await this.ask(0);
      if (turn !== this.#turn) return;
      this.total = total;
      this.#take(items, items);
    } catch (error) {
      this.fail(error, turn);
    }
  }

  /** To the next or the one before; at the end, past the last one. */
  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.items.length, this.at + by));
    void this.more();
  }

  /** To the next that waits; past the last where none does. */
  stepToWaiting(): void {
    const next = this.items.findIndex(
      (item, index) => index > this.at && this.outcomeOf(item) === null,
    );
    this.at = next < 0 ? this.items.length : next;
    void this.more();
  }

  /** Notes what became of one; null where it waits again, and then goes to it. */
  settle(item: T, outcome: Outcome | null): void {
    const id = this.idOf(item);
    const outcomes = new Map(this.outcomes);
    if (outcome === null) outcomes.delete(id);
    else outcomes.set(id, outcome);
    this.outcomes = outcomes;
    if (outcome !== null) return;
    const at = this.items.findIndex((one) => this.idOf(one) === id);
    if (at >= 0) this.at = at;
  }

  /** Keeps those before the open one that fit, and asks anew for all after them. */
  async reread(isKept: (item: T) => boolean): Promise<void> {
    const turn = this.#next();
    const kept = this.items.slice(0, this.at).filter(isKept);
    // At once, for words that were veiled must be seen no longer.
    this.items = kept;
    this.at = kept.length;
    this.hasMore = true;
    try {
      const { items } = await this.ask(this.waiting);
      if (turn === this.#turn) this.#take([...kept, ...items], items);
    } catch (error) {
      this.fail(error, turn);
    }
  }

  /** Asks for more where few are ahead. */
  async more(): Promise<void> {
    const turn = this.#turn;
    if (this.#askingIn === turn || !this.#isShort()) return;
    this.#askingIn = turn;
    try {
      let skip = this.waiting;
      while (this.#isShort()) {
        const { items } = await this.ask(skip);
        if (turn !== this.#turn) return;
        const known = new Set(this.items.map((item) => this.idOf(item)));
        const fresh = items.filter((item) => !known.has(this.idOf(item)));
        this.#take([...this.items, ...fresh], items);
        // What was decided a moment ago waits still where the server has not come to it: then all are known.
        skip = fresh.length > 0 ? this.waiting : skip + AT_ONCE;
      }
    } catch (error) {
      this.fail(error, turn);
    } finally {
      if (this.#askingIn === turn) this.#askingIn = null;
    }
  }

  /** Tells a failure, unless something else was asked for since. */
  fail(error: unknown, turn = this.#turn): void {
    if (!(error instanceof Error)) throw error;
    if (turn === this.#turn) this.failure = error;
  }

  #isShort(): boolean {
    return this.hasMore && this.items.length - this.at <= AHEAD;
  }

  #take(all: readonly T[], answered: readonly T[]): void {
    this.items = all;
    this.hasMore = answered.length === AT_ONCE;
  }

  #next(): number {
    this.#turn += 1;
    return this.#turn;
  }
}
