// The sentences in bench/sensitive: one a line, its reason ("-" where it gives nothing away), a tab, its words.
import { join } from "node:path";
import { layersOf } from "../src/extract/document.ts";
import { languageOfReading } from "../src/extract/languages/language.ts";
import { evidenceName } from "../src/extract/languages/learned.ts";
import { evidenceIn } from "../src/extract/weighing/evidence.ts";
import { LEARNED_REASONS, type RuleData } from "../src/model/data.ts";
import { read } from "../src/read/read.ts";
import { labelledLines } from "./labelled-lines.ts";

/** The sentences of a file in bench/sensitive with why they are sensitive, in its order. */
export const toldIn = (file: string) => labelledLines(join("sensitive", file), LEARNED_REASONS);

/** The distinct evidence of each sentence of body text, one list of names a sentence. */
export const evidenceOf = (text: string, data: RuleData): readonly (readonly string[])[] => {
  const declared = { url: null, outlet: null, published: null, title: null };
  const reading = read({ kind: "text", text, declared }, data);
  const language = languageOfReading(reading, data);
  if (language === null) return [];
  const layers = layersOf(reading, language);
  return layers.sentences
    .filter(({ role }) => role === "body")
    .map((sentence) => [
      ...new Set(evidenceIn(layers, sentence, { of: evidenceName }).flatMap(({ told }) => told)),
    ]);
};
