/** `lookAtList` in a thread of its own: a hostile workbook can be ended, and ends alone. */
import { loadCodebook } from "../../load/codebook.ts";
import { loadRuleData } from "../../load/load.ts";
import { serveErrand } from "../../work/errand.ts";
import { type Looked, type LookTask, lookAtList } from "./look.ts";

await serveErrand<LookTask, never, Looked>((task) =>
  lookAtList(task, { data: loadRuleData(), codebook: loadCodebook() }),
);
