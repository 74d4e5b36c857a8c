import { words as frame } from "../frame/words.ko.ts";
import { words as parts } from "../parts/words.ko.ts";
import { words as codebook } from "../rooms/codebook/words.ko.ts";
import { words as coding } from "../rooms/coding/words.ko.ts";
import { words as desk } from "../rooms/desk/words.ko.ts";
import { words as dossier } from "../rooms/dossier/words.ko.ts";
import { words as figures } from "../rooms/figures/words.ko.ts";
import { words as first } from "../rooms/first/words.ko.ts";
import { words as importing } from "../rooms/import/words.ko.ts";
import { words as inForce } from "../rooms/in-force/words.ko.ts";
import { words as reading } from "../rooms/reading/words.ko.ts";
import { words as records } from "../rooms/records/words.ko.ts";
import { words as reports } from "../rooms/reports/words.ko.ts";
import { words as review } from "../rooms/review/words.ko.ts";
import { words as verify } from "../rooms/verify/words.ko.ts";
import type { Translated } from "./catalogue.ts";
import type { english } from "./english.ts";
import { words as values } from "./values.ko.ts";

/** The same strings in Korean; a key that is missing is a type error. */
export const korean: Translated<typeof english> = {
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
