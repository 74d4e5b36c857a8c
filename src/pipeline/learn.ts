/**
 * What outlets put under many of their reports, learnt anew from all that are on record. Adding a report
 * never learns, so that what is on record does not hang on the order in which reports came.
 */
import type { Boilerplate } from "../model/boilerplate.ts";
import type { RuleData } from "../model/data.ts";
import type { Derived } from "../model/derived.ts";
import type { CaptureId } from "../model/ids.ts";
import type { Reading } from "../model/reading.ts";
import { markBoilerplate } from "../resolve/boilerplate.ts";
import { claimKeys, copyKeys } from "../resolve/keys.ts";
import { learnBoilerplate, type Taught, taughtBy } from "../resolve/learn.ts";
import type { Material } from "../store/material.ts";
import { versionsNow } from "./versions.ts";

/** What learning anew would change, in numbers. */
export type LearntChange = {
  readonly version: string;
  /** The version that held; null where nothing had been learnt. */
  readonly before: string | null;
  readonly outlets: number;
  readonly sentences: number;
  /** Sentences that were not among them, and that are no more. */
  readonly more: number;
  readonly fewer: number;
};

/** What was derived, with what its outlet repeats marked, and keys that leave it aside. */
export const withBoilerplate = (
  derived: Derived,
  boilerplate: Boilerplate | null,
  data: RuleData,
): Derived => {
  if (derived.reading === null || boilerplate === null) return derived;
  const reading = markBoilerplate(derived.reading, boilerplate, data);
  if (reading.boilerplate === undefined) return derived;
  return {
    ...derived,
    reading,
    readingKeys: copyKeys(reading),
    claimKeys: derived.extraction.claims.map((claim) => claimKeys(claim, reading, data)),
  };
};

/** How a report is read by today's rules, where what is stored was read by others. */
export type ReadAgain = (id: CaptureId) => Promise<Reading | null>;

/** Null where nothing is repeated and nothing ever was. `ids` are those of all reports that are read. */
export const learnAnew = async (
  material: Material,
  ids: AsyncIterable<CaptureId>,
  { data, readAgain }: { readonly data: RuleData; readonly readAgain: ReadAgain },
): Promise<Boilerplate | null> => {
  const taught: Taught[] = [];
  for await (const id of ids) {
    const isOfToday = await wasReadToday(material, id, data);
    const reading = isOfToday ? (await material.reading(id))?.reading : await readAgain(id);
    const one = reading ? taughtBy(id, reading, data) : null;
    if (one !== null) taught.push(one);
  }
  const learnt = learnBoilerplate(taught);
  return learnt.outlets.length === 0 && (await material.boilerplate()) === null ? null : learnt;
};

/** Null where the two are the same. */
export const compareLearnt = (
  before: Boilerplate | null,
  after: Boilerplate | null,
): LearntChange | null => {
  if (after === null || before?.version === after.version) return null;
  const [held, holds] = [flat(before), flat(after)];
  return {
    version: after.version,
    before: before?.version ?? null,
    outlets: after.outlets.length,
    sentences: holds.size,
    more: [...holds].filter((one) => !held.has(one)).length,
    fewer: [...held].filter((one) => !holds.has(one)).length,
  };
};

const flat = (boilerplate: Boilerplate | null): ReadonlySet<string> =>
  new Set(
    (boilerplate?.outlets ?? []).flatMap(({ outlet, sentences }) =>
      sentences.map((sentence) => `${outlet} ${sentence}`),
    ),
  );

const wasReadToday = async (
  material: Material,
  id: CaptureId,
  data: RuleData,
): Promise<boolean> => {
  const { read } = await material.versions(id);
  const now = versionsNow(data, null).read;
  return read !== null && read.rules === now.rules && read.data === now.data;
};
