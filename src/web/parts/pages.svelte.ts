import type { ListPlace } from "./list-place.ts";

/** How many there are: exact, or at least so many. */
export type Total = { readonly count: number; readonly more: boolean };

export type PagePart = { readonly limit: number; readonly offset: number };
export type PageOf<T> = { readonly items: readonly T[]; readonly total: Total };

/** Asked for first: more than a window shows, so that a list stands soon. */
const FIRST = 25;
/** Asked for when the reader comes near the end of what is there. */
const PAGE = 100;
/** What the server gives at most. */
const MOST = 500;

/** A list whose pages are fetched as they come into sight; what was asked before is dropped when it answers late. */
export class Pages<T> {
  /** Those fetched so far, in order. */
  items = $state.raw<readonly T[]>([]);
  /** Null before the first answer. */
  total = $state.raw<Total | null>(null);
  failure = $state.raw<Error | null>(null);
  asking = $state(false);
  /** Where the reader is in it; kept while the room is left. */
  readonly place: ListPlace = { scroll: 0, heights: [], at: -1 };
  readonly #ask: (part: PagePart) => Promise<PageOf<T>>;
  #turn = 0;
  #ended = false;

  constructor(ask: (part: PagePart) => Promise<PageOf<T>>) {
    this.#ask = ask;
  }

  /** True where more can be fetched. */
  get hasMore(): boolean {
    const { total, items } = this;
    return total === null || (!this.#ended && (total.more || items.length < total.count));
  }

  /** Fetches the next page, unless one is on its way or there is none. */
  async more(): Promise<void> {
    if (this.asking || !this.hasMore) return;
    await this.#take(async () => {
      const page = await this.#ask({ limit: PAGE, offset: this.items.length });
      return { ...page, items: [...this.items, ...page.items], ended: page.items.length < PAGE };
    });
  }

  /** Asks anew for everything that was fetched, e.g. after a decision; the old stays until it answers. */
  async refresh(): Promise<void> {
    const wanted = Math.max(FIRST, this.items.length);
    await this.#take(async () => {
      const items: T[] = [];
      for (;;) {
        const limit = Math.min(MOST, wanted - items.length);
        const page = await this.#ask({ limit, offset: items.length });
        items.push(...page.items);
        const ended = page.items.length < limit;
        if (ended || items.length >= wanted) return { items, total: page.total, ended };
      }
    });
  }

  /** Starts from the top, for another question. */
  async restart(): Promise<void> {
    Object.assign(this.place, { scroll: 0, heights: [], at: -1 });
    this.#turn += 1;
    this.asking = false;
    await this.#take(async () => {
      const page = await this.#ask({ limit: FIRST, offset: 0 });
      return { ...page, ended: page.items.length < FIRST };
    });
  }

  async #take(fetch: () => Promise<PageOf<T> & { readonly ended: boolean }>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.asking = true;
    this.failure = null;
    try {
      const { items, total, ended } = await fetch();
      if (turn !== this.#turn) return;
      this.items = items;
      this.total = total;
      this.#ended = ended;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (turn === this.#turn) this.failure = error;
    } finally {
      if (turn === this.#turn) this.asking = false;
    }
  }
}
