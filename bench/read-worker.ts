// The worker of bench/read.ts: gives the size of a reading, so that the answer's way back is not measured.
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { read } from "../src/read/read.ts";
import { task } from "../src/work/task.ts";

const data = loadRuleData();

export const readPage = task((html: string): number => {
  const reading = read({ kind: "html", html, declared: NOTHING_DECLARED }, data);
  return reading.text.length;
});
