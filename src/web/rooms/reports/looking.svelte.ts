import { Pages } from "../../parts/pages.svelte.ts";
import type { RegisterName } from "../../route.ts";
import {
  EVERYTHING,
  type Facets,
  type Question,
  type ReportRow,
  readFacets,
  readReports,
} from "./asking.ts";

/** What somebody is looking for among the reports of one register, and what was found. */
export class Looking {
  question = $state.raw<Question>(EVERYTHING);
  facets = $state.raw<Facets | null>(null);
  readonly pages = new Pages<ReportRow>((part) => readReports(this.question, part));

  /** How many things narrow the list beside the words. */
  get narrowings(): number {
    const { words: _words, order: _order, folded: _folded, ...filter } = this.question;
    const { from, to, ...rest } = filter;
    const period = from === null && to === null ? 0 : 1;
    return period + Object.values(rest).filter((value) => value !== null).length;
  }

  /** Asks another question from the top of the list; what is not given stays as it is. */
  async ask(part: Partial<Question>): Promise<void> {
    this.question = { ...this.question, ...part };
    await this.pages.restart();
  }

  /** The list as it is now, where the reader left it. */
  async comeBack(): Promise<void> {
    await Promise.all([this.pages.refresh(), this.#readFacets()]);
  }

  async #readFacets(): Promise<void> {
    try {
      this.facets = await readFacets();
    } catch (error) {
      // The list itself tells what is wrong; without facets it can still be searched.
      if (!(error instanceof Error)) throw error;
      this.facets = null;
    }
  }
}

/** Kept while the page is open, in no address and on no disk. */
const lookings = new Map<RegisterName, Looking>();

/** The looking of a register, begun where there is none yet. */
export function lookingIn(register: RegisterName): Looking {
  const known = lookings.get(register);
  if (known !== undefined) return known;
  const begun = new Looking();
  lookings.set(register, begun);
  return begun;
}
