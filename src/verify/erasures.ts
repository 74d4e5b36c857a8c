import { type Check, startCheck, untilDamage } from "./check.ts";
import type { Source } from "./source.ts";

/** Checks that no erasure was cut short before its words and blobs were off the disk. */
export const checkErasures = (source: Source): Check => {
  const check = startCheck("erasures", ["unfinished"]);
  untilDamage(check, () => {
    const { scrubs, blobs } = source.due();
    for (const seq of scrubs) {
      check.count("unfinished");
      const problem = `the erasure of entry ${seq} was cut short, traces may lie on the disk`;
      check.find({ kind: "entry", seq }, `${problem}: run "onrecord rebuild", which finishes it`);
    }
    for (const sha256 of blobs) {
      check.count("unfinished");
      const path = `blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
      const problem = `${path} was erased and is not removed`;
      check.find({ kind: "blob", path }, `${problem}: run "onrecord rebuild", which removes it`);
    }
  });
  return check.done();
};
