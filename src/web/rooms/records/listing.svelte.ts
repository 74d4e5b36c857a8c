import { Pages } from "../../parts/pages.svelte.ts";
import type { ListedKind, RegisterName } from "../../route.ts";
import { type RecordQuestion, type RecordRow, readRecords } from "./asking.ts";

/** The records of one kind, as somebody looks through them. */
export class Listing {
  question = $state.raw<RecordQuestion>({ from: null, to: null, leads: false });
  readonly pages: Pages<RecordRow>;

  constructor(kind: ListedKind) {
    this.pages = new Pages((part) => readRecords(kind, this.question, part));
  }

  /** Narrows it otherwise, from the top; what is not given stays as it is. */
  async ask(part: Partial<RecordQuestion>): Promise<void> {
    this.question = { ...this.question, ...part };
    await this.pages.restart();
  }
}

/** Kept while the page is open, in no address and on no disk. */
const listings = new Map<string, Listing>();

/** The listing of a kind in a register, begun where there is none yet. */
export function listingOf(register: RegisterName, kind: ListedKind): Listing {
  const key = `${register} ${kind}`;
  const known = listings.get(key);
  if (known !== undefined) return known;
  const begun = new Listing(kind);
  listings.set(key, begun);
  return begun;
}
