import { Refused } from "../client.ts";
import { folded } from "./folded.ts";
import type { Option } from "./option.ts";

type Found = {
  readonly id: string;
  readonly name: string;
  /** The name that fits what was asked. */
  readonly matched: string;
  readonly within: readonly string[];
};

/** While somebody types, so long is waited for the next letter, in milliseconds. */
const PAUSE_MS = 120;

/** Places asked of the server as somebody types; which words they answer is never forgotten. */
export class PlaceSeeking<Place extends Found> {
  #answer = $state.raw<{ readonly words: string; readonly places: readonly Place[] }>({
    words: "",
    places: [],
  });
  #turn = 0;
  readonly #ask: (words: string) => Promise<readonly Place[]>;

  constructor(ask: (words: string) => Promise<readonly Place[]>) {
    this.#ask = ask;
  }

  /** Asks a little after the last key; an answer that comes late is dropped. */
  async seek(words: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (turn !== this.#turn) return;
    try {
      const places = await this.#ask(words);
      if (turn === this.#turn) this.#answer = { words, places };
    } catch (error) {
      // The room or the frame tells of a server that is gone.
      if (!(error instanceof Refused)) throw error;
    }
  }

  /** True where the options are the answer to these very words. */
  isAnswered(words: string): boolean {
    return this.#answer.words === words;
  }

  /** What the words may mean; of the answer to other words only what fits these as well. */
  optionsFor(words: string): readonly Option[] {
    const options = this.#answer.places.map(optionOf);
    if (this.isAnswered(words)) return options;
    const wanted = folded(words);
    return options.filter(({ label }) => wanted !== "" && folded(label).includes(wanted));
  }

  /** The place an option stands for. */
  find(id: string): Place | undefined {
    return this.#answer.places.find((place) => place.id === id);
  }
}

const optionOf = ({ id, name, matched, within }: Found): Option => ({
  id,
  label: matched === name ? name : `${matched} = ${name}`,
  detail: within.slice(0, 2).join(", "),
});
