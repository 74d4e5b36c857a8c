/**
 * Files on their way in. It outlives the room: one may read on while they are added. What the server
 * answered as added is on the disk; the rest waits here, and is lost with the page alone.
 */
import { refreshFacts } from "../../frame/facts.svelte.ts";
import type { Dropped } from "../../parts/dropped.svelte.ts";
import { type Outcome, type SaidOf, sendFiles } from "./asking.ts";
import { LARGEST_FILE, nextPortion } from "./portion.ts";
import { type Found, walk } from "./walk.ts";

/** Why a file did not come in: "empty", "gone", "over-request", or a code of the server. */
type Trouble = string;

type Waiting = {
  readonly name: string;
  readonly size: number;
  readonly file: File;
  readonly said: SaidOf;
};

/** A file that is through, well or not. */
export type Done = { readonly name: string } & (
  | Extract<Outcome, { kind: "added" | "known" }>
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly again: Waiting | null }
);

type Queue = {
  waiting: Waiting[];
  done: Done[];
  /** Files looked for in folders, so far. */
  walking: number;
  phase: "idle" | "sending" | "stopping" | "stopped";
  /** Why it stopped by itself. */
  failure: Error | null;
  sentBytes: number;
  allBytes: number;
};

const EMPTY: Omit<Queue, "waiting" | "done"> = {
  ...({ walking: 0, phase: "idle", failure: null, sentBytes: 0, allBytes: 0 } as const),
};

const queue = $state<Queue>({ ...EMPTY, waiting: [], done: [] });
let onPortion: () => void = () => {};

/** What is to be drawn. */
export const queueNow = (): Readonly<Queue> => queue;

/** Calls `then` after each portion, until the returned function is called. */
export function watchQueue(then: () => void): () => void {
  onPortion = then;
  return () => {
    if (onPortion === then) onPortion = () => {};
  };
}

/** Walks what was dropped and takes its files. */
export async function offerEntries(entries: readonly Dropped[], said: SaidOf): Promise<void> {
  begin();
  for await (const found of walk(entries)) {
    queue.walking += 1;
    take(found, said);
  }
  queue.walking = 0;
  void send();
}

/** Takes files that were chosen. */
export function offerFiles(files: readonly Found[], said: SaidOf): void {
  begin();
  for (const found of files) take(found, said);
  void send();
}

/** Stops after the portion at hand, or goes on after a stop. */
export function stopQueue(): void {
  if (queue.phase === "sending") queue.phase = "stopping";
}

/** Sends on what waits. */
export function resumeQueue(): void {
  queue.failure = null;
  queue.phase = "idle";
  void send();
}

/** Sends again what failed and may go better. */
export function retryFailed(): void {
  const again = queue.done.flatMap((one) => (one.kind === "failed" ? (one.again ?? []) : []));
  queue.done = queue.done.filter((one) => one.kind !== "failed" || one.again === null);
  queue.waiting.push(...again);
  resumeQueue();
}

/** Forgets all of it; nothing that was added is touched. */
export function clearQueue(): void {
  Object.assign(queue, EMPTY, { waiting: [], done: [] });
  forgetUnfinished();
}

/** What was told of files before is over where nothing of it waits. */
function begin(): void {
  if (queue.phase === "idle" && queue.waiting.length === 0) clearQueue();
}

function take({ name, file }: Found, said: SaidOf): void {
  if (file === null) fail(name, "gone", null);
  else if (file.size === 0) fail(name, "empty", null);
  else if (file.size > LARGEST_FILE) fail(name, "over-request", null);
  else {
    queue.waiting.push({ name, size: file.size, file, said });
    queue.allBytes += file.size;
  }
}

const fail = (name: string, trouble: Trouble, again: Waiting | null): void => {
  queue.done.push({ name, kind: "failed", trouble, again });
};

async function send(): Promise<void> {
  if (queue.phase !== "idle") return;
  queue.phase = "sending";
  rememberUnfinished(queue.waiting.length, queue.done.length);
  while (queue.phase === "sending" && queue.waiting.length > 0) {
    const portion = nextPortion(queue.waiting);
    try {
      const outcomes = await sendPortion(portion);
      queue.waiting.splice(0, portion.length);
      queue.done.push(...outcomes);
      // At once: a reload may come while the rest of this turn is awaited.
      rememberUnfinished(queue.waiting.length, queue.done.length);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      queue.failure = error;
      queue.phase = "stopped";
    }
    queue.sentBytes = queue.allBytes - queue.waiting.reduce((sum, { size }) => sum + size, 0);
    onPortion();
    await refreshFacts();
  }
  finish();
}

function finish(): void {
  if (queue.waiting.length === 0) forgetUnfinished();
  if (queue.phase === "stopped") return;
  queue.phase = queue.phase === "stopping" && queue.waiting.length > 0 ? "stopped" : "idle";
}

async function sendPortion(portion: readonly Waiting[]): Promise<readonly Done[]> {
  // Read before they are sent: a file that is gone by now must not fail the others' request.
  const read = await Promise.all(
    portion.map(async (one) => ({ one, bytes: await maybeBytes(one.file) })),
  );
  const ready = read.flatMap(({ one, bytes }) => (bytes === null ? [] : { ...one, bytes }));
  const outcomes = ready.length === 0 ? [] : await sendFiles(ready);
  let at = 0;
  return read.map(({ one, bytes }): Done => {
    if (bytes === null) return { name: one.name, kind: "failed", trouble: "gone", again: one };
    const outcome = outcomes[at];
    at += 1;
    if (outcome === undefined) throw new Error("a file has no outcome");
    if (outcome.kind !== "failed") return outcome;
    return { name: one.name, kind: "failed", trouble: outcome.error.code, again: one };
  });
}

/** Null where the file was removed, changed or may not be read. */
async function maybeBytes(file: File): Promise<Blob | null> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Two numbers in this tab alone, so that a reload can say what was cut short. */
const UNFINISHED = "onrecord-unfinished";

function rememberUnfinished(waiting: number, done: number): void {
  sessionStorage.setItem(UNFINISHED, `${done} ${waiting + done}`);
}

function forgetUnfinished(): void {
  sessionStorage.removeItem(UNFINISHED);
}

/** How far an adding was that a reload cut short: told once, null where there was none. */
export function takeUnfinished(): { readonly done: number; readonly all: number } | null {
  if (queue.phase !== "idle") return null;
  const [done, all] = (sessionStorage.getItem(UNFINISHED) ?? "").split(" ").map(Number);
  forgetUnfinished();
  return done === undefined || all === undefined || !(all > 0) ? null : { done, all };
}
