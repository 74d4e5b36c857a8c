import { t } from "../../language/catalogue.ts";
import { dropDraft, type KeptDraft, keepDraft, listDrafts } from "./asking.ts";
import type { Sheet } from "./sheet.svelte.ts";

/** How long after the last change a draft is written, in milliseconds. */
const PAUSE_MS = 700;

/** Keeps what is being coded in the register, and knows what else was left unfinished there. */
export class Keeping {
  readonly #sheet: Sheet;
  /** Of the draft that is being written; null until it was kept. */
  id = $state.raw<string | null>(null);
  /** What else is unfinished for this report. */
  others = $state.raw<readonly KeptDraft[]>([]);
  /** When it was kept, or why it could not be. */
  told = $state("");
  #timer: ReturnType<typeof setTimeout> | null = null;
  #under: Promise<void> = Promise.resolve();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** Takes up the draft of a new claim that was written last. */
  async restore(): Promise<void> {
    // What is done stands beside another person's, and is gone on with by nobody.
    this.others = (await listDrafts(this.#sheet.capture)).filter(({ done }) => !done);
    const last = this.others.find(({ draft }) => draft.corrects === null);
    if (last !== undefined) this.open(last);
  }

  /** Goes on with a kept draft. */
  open(kept: KeptDraft): void {
    this.#sheet.take(kept.draft);
    this.id = kept.id;
    this.others = this.others.filter(({ id }) => id !== kept.id);
    this.#tell(kept.at);
  }

  /** Throws one away. */
  async drop(kept: KeptDraft): Promise<void> {
    await dropDraft(kept.id);
    this.others = this.others.filter(({ id }) => id !== kept.id);
  }

  /** Marks what is being coded as done, to be compared; throws where it cannot be kept. */
  async finish(): Promise<void> {
    await this.rest();
    const draft = this.#sheet.draft();
    if (draft === null) return;
    await keepDraft(this.id ?? randomId(), draft, true);
    this.begin();
  }

  /** The next claim is a draft of its own. */
  begin(): void {
    this.id = null;
    this.told = "";
  }

  /** Writes a little after the last change. */
  soon(): void {
    this.#stop();
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  /** Writes at once what was to be written soon. */
  async now(): Promise<void> {
    if (this.#timer === null) return;
    this.#stop();
    this.#under = this.#write();
    await this.#under;
  }

  /** Nothing is written after this, until the next change. */
  async rest(): Promise<void> {
    this.#stop();
    await this.#under;
  }

  async #write(): Promise<void> {
    const draft = this.#sheet.draft();
    if (draft === null) return;
    const id = this.id ?? randomId();
    try {
      const at = await keepDraft(id, draft);
      this.id = id;
      this.#tell(at);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.told = t("coding.draft.failed", { why: error.message });
    }
  }

  #tell(at: string): void {
    const time = new Date(at).toLocaleTimeString([], { timeStyle: "short" });
    this.told = t("coding.draft.kept", { time });
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** 128 random bits as 32 hex digits. */
const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
