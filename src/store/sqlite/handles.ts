import { setTimeout as sleep } from "node:timers/promises";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import { Connection } from "./connection.ts";

export type HandleOptions = {
  readonly readOnly: boolean;
  /** Milliseconds without use after which the file is closed; the next call opens it again. */
  readonly idleMs: number;
  /** Milliseconds to wait for another process that writes. */
  readonly busyMs: number;
  readonly maxPages: number | null;
};

/**
 * The two handles of a register, opened when first used and closed when idle: one reads and never
 * waits for a writer, one writes, one transaction at a time.
 */
export class Handles {
  readonly #path: string;
  readonly #options: HandleOptions;
  #reader: Connection | null = null;
  #writer: Connection | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #inUse = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(path: string, options: HandleOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** The reading handle; sees what is committed. */
  reader(): Connection {
    this.#reader ??= this.#open(true);
    this.#rest();
    return this.#reader;
  }

  /** Runs `work` after every write before it in this process; the handle is in no transaction. */
  async exclusively<T>(work: (writer: Connection) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      this.#inUse += 1;
      try {
        this.#writer ??= this.#open(false);
        return await work(this.#writer);
      } finally {
        this.#inUse -= 1;
        this.#rest();
      }
    });
    this.#queue = turn.catch(() => undefined); // `turn` itself carries the failure to its caller
    return turn;
  }

  /** Runs `work` in one transaction that no other process can write beside; all or nothing. */
  async transact<T>(work: (writer: Connection) => Promise<T>, waitMs?: number): Promise<T> {
    return this.exclusively(async (writer) => {
      await this.retry(() => writer.script("BEGIN IMMEDIATE"), waitMs);
      try {
        const result = await work(writer);
        writer.script("COMMIT");
        return result;
      } catch (error) {
        if (writer.inTransaction) writer.script("ROLLBACK");
        throw error;
      }
    });
  }

  /** Tries again while another process holds the register, without stopping this one. */
  async retry<T>(attempt: () => T, waitMs = this.#options.busyMs): Promise<T> {
    const deadline = performance.now() + waitMs;
    for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 50)) {
      try {
        return attempt();
      } catch (error) {
        if (!isOnrecordError(error, "busy")) throw error;
        if (performance.now() > deadline) {
          const state = `another process has held it for ${waitMs / 1000} s`;
          throw new OnrecordError("busy", `Cannot write to the register: ${state}, try again`, {
            cause: error,
          });
        }
      }
      await sleep(pauseMs);
    }
  }

  /** Closes the reading handle, so that it keeps no old page alive; the next read opens it again. */
  closeReader(): void {
    this.#reader?.close();
    this.#reader = null;
  }

  /** Waits for writes under way and closes both handles; a later call opens them again. */
  async close(): Promise<void> {
    await this.#queue;
    this.#closeNow();
  }

  /** True while a file of the register is open, for tests of idle closing. */
  get isOpen(): boolean {
    return this.#reader !== null || this.#writer !== null;
  }

  #open(readOnly: boolean): Connection {
    return new Connection(this.#path, { readOnly, maxPages: this.#options.maxPages });
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#inUse === 0) this.#closeNow();
    }, this.#options.idleMs);
    this.#timer.unref();
  }

  #closeNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.closeReader();
    this.#writer?.close();
    this.#writer = null;
  }
}
