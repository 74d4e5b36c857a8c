import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { encodeCanonical } from "../format/canonical-json.ts";
import { sha256 } from "../format/hash.ts";
import {
  LEARNED_ORDERS,
  LEARNED_REASONS,
  type LearnedChoice,
  type LearnedWeights,
  type Lexicon,
  ORDER_DAYS,
  type Outlet,
  PARTS_IN_HARM,
  type RuleData,
} from "../model/data.ts";
import { OnrecordError } from "../model/error.ts";
import { Place } from "../model/place.ts";
import { bad, checked, credit } from "./file.ts";

const OutletsFile = z.strictObject({
  ...credit,
  outlets: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: z.string().min(1),
      names: z.array(z.string().min(1)).min(1),
      domains: z.array(z.string().min(1)),
      language: z.string().min(2),
    }),
  ),
});

const GazetteerFile = z.strictObject({ ...credit, places: z.array(Place) });

const LexiconFile = z.strictObject({
  ...credit,
  lists: z.record(z.string().regex(/^[a-z0-9-]+$/), z.array(z.string().min(1))),
});

const HarmFile = z.strictObject({
  ...credit,
  threshold: z.number(),
  weights: z.record(z.enum(PARTS_IN_HARM), z.record(z.string(), z.number())),
});

const learnedFile = (told: readonly string[]) =>
  z.strictObject({
    ...credit,
    threshold: z.number(),
    weights: z.record(z.string(), z.array(z.number()).length(told.length)),
  });

const weights = z.record(z.string(), z.number());
const DaysFile = z.strictObject({ ...credit, weights });
const choice = { share: z.number().min(0).max(1), weights };
const ChoiceFile = z.strictObject({ ...credit, ...choice });
const OrderDaysFile = z.strictObject({
  ...credit,
  days: z.record(z.enum(ORDER_DAYS), z.strictObject(choice)),
});

/** The package's own `data/` folder. */
export const DATA_FOLDER = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "data");

let own: RuleData | null = null;

/** The words, places and outlets of the package, read once per process: they change with it alone. */
export const loadRuleData = (): RuleData => {
  own ??= readRuleData(DATA_FOLDER);
  return own;
};

/**
 * Reads and checks every data file that rules use. Throws `bad-input` naming the file and field,
 * or `unreadable`; the same files give the same value and hash on every machine.
 */
export const readRuleData = (dir: string): RuleData => {
  const places = loadPlaces(join(dir, "gazetteer"));
  const outlets = loadOutlets(join(dir, "outlets.json"));
  const lexicons = loadLexicons(join(dir, "lexicons"));
  const { threshold, weights } = checked(join(dir, "harm.json"), HarmFile);
  const harm = { threshold, weights };
  const days = checked(join(dir, "days.json"), DaysFile).weights;
  const sensitive = loadLearned(join(dir, "sensitive"), LEARNED_REASONS);
  const orders = loadLearned(join(dir, "orders"), LEARNED_ORDERS);
  const givers = loadChoices(join(dir, "givers"));
  const addressees = loadChoices(join(dir, "addressees"));
  const orderDays = loadOrderDays(join(dir, "order-days"));
  const world = loadWorld(join(dir, "gazetteer", "world", "places.txt"));
  const learned = { days, harm, sensitive, orders, givers, addressees, orderDays };
  const hash = sha256(
    encodeCanonical({ ...learned, lexicons, outlets, places, world: sha256(world) }),
  );
  return { hash, ...learned, places, outlets, lexicons, world };
};

/** A file for each language; a language without one has only its word lists. */
const loadLearned = (
  dir: string,
  told: readonly string[],
): Readonly<Record<string, LearnedWeights>> =>
  Object.fromEntries(
    jsonFilesIn(dir).map((file) => {
      const { threshold, weights } = checked(file, learnedFile(told));
      return [basename(file, ".json"), { threshold, weights }];
    }),
  );

/** A file for each language, as `loadLearned` reads them. */
const loadChoices = (dir: string): Readonly<Record<string, LearnedChoice>> =>
  Object.fromEntries(
    jsonFilesIn(dir).map((file) => {
      const { share, weights } = checked(file, ChoiceFile);
      return [basename(file, ".json"), { share, weights }];
    }),
  );

const loadOrderDays = (dir: string): RuleData["orderDays"] =>
  Object.fromEntries(
    jsonFilesIn(dir).map((file) => [basename(file, ".json"), checked(file, OrderDaysFile).days]),
  );

const loadPlaces = (dir: string): readonly Place[] => {
  const places = jsonFilesIn(dir).flatMap((file) => checked(file, GazetteerFile).places);
  const ids = new Set<string>();
  for (const place of places) {
    if (ids.has(place.id)) throw bad(dir, `place "${place.id}" is given twice, keep one`);
    ids.add(place.id);
  }
  for (const place of places) {
    const unknown = [...place.ancestors, ...(place.along ? [place.along.border] : [])].find(
      (id) => !ids.has(id),
    );
    if (unknown !== undefined) {
      throw bad(
        dir,
        `place "${place.id}" refers to "${unknown}", add that place or correct the id`,
      );
    }
  }
  return places;
};

/** The world's places as written: parsing them waits until a text is looked at. None where the file is not there. */
const loadWorld = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

const loadOutlets = (file: string): readonly Outlet[] => {
  const outlets = checked(file, OutletsFile).outlets;
  const ids = new Set(outlets.map((outlet) => outlet.id));
  if (ids.size !== outlets.length) throw bad(file, "an outlet id is given twice, keep one");
  return outlets;
};

const loadLexicons = (dir: string): Readonly<Record<string, Lexicon>> => {
  const lexicons: Record<string, Lexicon> = {};
  for (const language of namesIn(dir)) {
    const lists: Record<string, readonly string[]> = {};
    for (const file of jsonFilesIn(join(dir, language))) {
      for (const [name, words] of Object.entries(checked(file, LexiconFile).lists)) {
        if (name in lists) throw bad(file, `list "${name}" stands in another file too, rename it`);
        lists[name] = words;
      }
    }
    lexicons[language] = { language, lists };
  }
  return lexicons;
};

/** Sorted by code unit, so that the order of a disk's directory never shows. */
const namesIn = (dir: string): readonly string[] => {
  if (!existsSync(dir)) {
    throw new OnrecordError(
      "unreadable",
      `Cannot load rule data: folder "${dir}" is not there, name the folder that holds outlets.json`,
    );
  }
  return readdirSync(dir)
    .filter((name) => !name.startsWith("."))
    .sort();
};

const jsonFilesIn = (dir: string): readonly string[] =>
  namesIn(dir)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(dir, name));
