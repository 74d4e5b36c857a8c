/** Words that a reader may have hidden until they ask: descriptions of children, bodies and wounds. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { checked, credit } from "./file.ts";
import { DATA_FOLDER } from "./load.ts";

const QuietFile = z.strictObject({
  ...credit,
  /** BCP 47. */
  language: z.string().min(2),
  words: z.array(z.string().min(1)).min(1),
});

/** The words of one language. */
export type QuietWords = { readonly language: string; readonly words: readonly string[] };

/** Reads the list of every language; no rule of extraction uses them. */
export const loadQuietWords = (dir: string = join(DATA_FOLDER, "quiet")): readonly QuietWords[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const { language, words } = checked(join(dir, name), QuietFile);
      return { language, words };
    });
