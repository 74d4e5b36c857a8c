/** One line of progress on a terminal, drawn over itself; silent anywhere else. */
import type { CliEffects } from "./effects.ts";

export type Progress = { readonly step: () => void; readonly clear: () => void };

const EVERY_MS = 100;

/** `what` is a past participle, e.g. "added". */
export const openProgress = (effects: CliEffects, what: string): Progress => {
  if (!effects.isTerminal) return { step: () => {}, clear: () => {} };
  let done = 0;
  let drawn = false;
  let last = 0;
  return {
    step: () => {
      done += 1;
      const now = effects.now();
      if (now - last < EVERY_MS) return;
      last = now;
      drawn = true;
      effects.draw(`\r${done} ${what} …`);
    },
    clear: () => {
      if (drawn) effects.draw("\r\u001b[K");
      drawn = false;
    },
  };
};
