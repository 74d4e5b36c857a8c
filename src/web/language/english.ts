import { words as frame } from "../frame/words.en.ts";
import { words as parts } from "../parts/words.en.ts";
import { words as codebook } from "../rooms/codebook/words.en.ts";
import { words as coding } from "../rooms/coding/words.en.ts";
import { words as desk } from "../rooms/desk/words.en.ts";
import { words as dossier } from "../rooms/dossier/words.en.ts";
import { words as figures } from "../rooms/figures/words.en.ts";
import { words as first } from "../rooms/first/words.en.ts";
import { words as importing } from "../rooms/import/words.en.ts";
import { words as inForce } from "../rooms/in-force/words.en.ts";
import { words as reading } from "../rooms/reading/words.en.ts";
import { words as records } from "../rooms/records/words.en.ts";
import { words as reports } from "../rooms/reports/words.en.ts";
import { words as review } from "../rooms/review/words.en.ts";
import { words as verify } from "../rooms/verify/words.en.ts";
import { words as values } from "./values.en.ts";

/** Every string of the app, by the room it stands in. */
export const english = {
  codebook,
  coding,
  desk,
  dossier,
  figures,
  first,
  frame,
  importing,
  inForce,
  parts,
  reading,
  records,
  reports,
  review,
  values,
  verify,
};
