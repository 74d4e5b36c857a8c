/** `verifyRegister` in a thread of its own, so that whoever started it goes on answering. */
import { OnrecordError } from "../model/error.ts";
import { serveErrand } from "../work/errand.ts";
import { type Outside, type Verified, type VerifyStep, verifyRegister } from "./verify.ts";

/** What the thread is given. `scratch` is made and removed by whoever starts it; null says why not. */
export type VerifyErrand = Outside & {
  readonly dir: string;
  readonly scratch: string | null;
  readonly noScratch: string;
};

/** How far it is. */
export type VerifyProgress = { readonly step: VerifyStep; readonly done: number };

await serveErrand<VerifyErrand, VerifyProgress, Verified>(({ scratch, noScratch, ...task }, tell) =>
  verifyRegister(
    {
      ...task,
      inScratch: async (work) => {
        if (scratch !== null) return work(scratch);
        throw new OnrecordError("unreadable", noScratch);
      },
    },
    (step, done) => tell({ step, done }),
  ),
);
