/** MUC-4's role fillers as measured in the literature (CEAF-REE): a mention told counts once for one gold entity. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import type { Part } from "../src/model/data.ts";

/** Our parts under the names of the task. */
export const ROLE_OF: Readonly<Record<Part, string>> = {
  perpetrator: "PerpInd",
  organisation: "PerpOrg",
  target: "Target",
  victim: "Victim",
  weapon: "Weapon",
};

const Entity = z.array(z.tuple([z.string(), z.number()]));
const Doc = z.object({
  docid: z.string(),
  doctext: z.string(),
  extracts: z.record(z.string(), z.array(Entity)),
});

/** A text with the entities of each part, an entity being the set of its mentions in plain words. */
export type MucText = {
  readonly id: string;
  readonly text: string;
  readonly gold: (part: Part) => readonly ReadonlySet<string>[];
};

/** The texts of "train" or "dev" in a folder that holds muc4-roles.tar.gz. */
export const mucTexts = (dir: string, part: string): readonly MucText[] =>
  execFileSync("tar", ["xzOf", join(dir, "muc4-roles.tar.gz"), `${part}.json`], {
    maxBuffer: 1e8,
  })
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { docid, doctext, extracts } = Doc.parse(JSON.parse(line));
      return {
        id: docid,
        text: doctext,
        gold: (wanted) =>
          (extracts[ROLE_OF[wanted]] ?? []).map(
            (entity) => new Set(entity.map(([words]) => plainWords(words))),
          ),
      };
    });

/** Lower case, without articles and marks, as the literature compares. */
export const plainWords = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .replace(/\b(a|an|the)\b/g, " ")
    .replace(/ +/g, " ")
    .trim();

/** Most of what is told that can each have a gold entity of its own. */
export const matchesOf = (
  told: readonly string[],
  gold: readonly ReadonlySet<string>[],
): number => {
  const taken = new Map<number, number>();
  const place = (index: number, seen: Set<number>): boolean => {
    const words = told[index] ?? "";
    return gold.some((entity, at) => {
      if (!entity.has(words) || seen.has(at)) return false;
      seen.add(at);
      const before = taken.get(at);
      if (before !== undefined && !place(before, seen)) return false;
      taken.set(at, index);
      return true;
    });
  };
  return told.filter((_, index) => place(index, new Set())).length;
};

export type Sum = { hits: number; told: number; gold: number };

/** Precision, recall and F1 in percent. */
export const scoresOf = ({ hits, told, gold }: Sum) => ({
  precision: told === 0 ? 0 : (100 * hits) / told,
  recall: gold === 0 ? 0 : (100 * hits) / gold,
  f1: hits === 0 ? 0 : (200 * hits) / (told + gold),
});
