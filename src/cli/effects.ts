/** What the command line may do to the world; tests pass their own. */
import { randomBytes } from "node:crypto";
import { homedir, userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { type Outside, realOutside } from "../capture/outside.ts";
import type { Environment } from "../format/path.ts";
import type { Derived } from "../model/derived.ts";
import type { DeriveTask } from "../pipeline/derive.ts";
import type { LineTask } from "../pipeline/line-worker.ts";
import type { Pool } from "../work/pool.ts";
import { printable } from "./printable.ts";

export type CliEffects = {
  /** Standard output and error, control characters made visible. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Draws progress on the terminal; the text is ours alone, so it may move the cursor. */
  readonly draw: (text: string) => void;
  readonly stdin: Readable;
  readonly env: Environment;
  readonly platform: string;
  readonly home: string;
  readonly userName: string;
  /** True where progress may be drawn over itself. */
  readonly isTerminal: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  /** What fetching an address may reach, behind the proxies of an environment. */
  readonly outside: (env: Environment) => Outside;
  /** Puts a yes-or-no question to the person; null where nobody sits at a terminal. */
  readonly confirm: (question: string) => Promise<boolean | null>;
  /** Threads that derive captures, and threads for the lines of filters; whoever opens them closes them. */
  readonly openDerivePool: () => Promise<Pool<DeriveTask, Derived>>;
  readonly openLinePool: () => Promise<Pool<LineTask, string>>;
  /** Resolves when a person asks to stop (Ctrl+C). */
  readonly interrupted: () => Promise<void>;
};

/** The real world. */
export const realEffects = (): CliEffects => {
  for (const stream of [process.stdout, process.stderr]) {
    // Once, however often the world is asked for.
    if (!stream.listeners("error").includes(endQuietly)) stream.on("error", endQuietly);
  }
  return effectsOfProcess();
};

/** Whoever reads our output may stop reading ("| head"): that is no fault. */
const endQuietly = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
};

const askAtTerminal = async (question: string): Promise<boolean | null> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(printable(question))).trim());
  } finally {
    lines.close();
  }
};

const effectsOfProcess = (): CliEffects => ({
  out: (text) => process.stdout.write(printable(text)),
  err: (text) => process.stderr.write(printable(text)),
  draw: (text) => process.stderr.write(text),
  stdin: process.stdin,
  env: process.env,
  platform: process.platform,
  home: homedir(),
  userName: userInfo().username,
  isTerminal: process.stderr.isTTY === true,
  now: Date.now,
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  outside: (env) => realOutside(env, Date.now),
  confirm: askAtTerminal,
  // Fetched when they are needed: what only shows a register starts without them.
  openDerivePool: async () => (await import("../pipeline/derive-pool.ts")).openDerivePool(),
  openLinePool: async () => (await import("../pipeline/line-pool.ts")).openLinePool(),
  interrupted,
});

let stop: Promise<void> | null = null;

/** One listener, however many commands of this process wait for it. */
const interrupted = (): Promise<void> => {
  stop ??= new Promise((resolve) => {
    process.once("SIGINT", () => {
      stop = null;
      resolve();
    });
  });
  return stop;
};
