/** What went wrong with a model, as a sentence with what to do; nothing a model wrote is in it. */
import { type ErrorCode, OnrecordError } from "../model/error.ts";
import type { AskFault } from "./ask.ts";

/** The fault as an error to tell. */
export const tellAskFault = (fault: AskFault, status: number | null): OnrecordError => {
  const [code, why] = TOLD[fault];
  return new OnrecordError(code, `Cannot ask the model: ${why.replace("STATUS", String(status))}`);
};

const TOLD: Readonly<Record<AskFault, readonly [ErrorCode, string]>> = {
  refused: ["unreadable", "nothing listens at its address, start its server or name it with --at"],
  "cut-off": ["unreadable", "the answer broke off, try again"],
  slow: ["time-limit", "it did not answer in time, take a smaller model or a longer --time-limit"],
  "too-large": ["too-large", "its answer is over 4 MB, take another model"],
  redirects: ["not-allowed", "its server leads elsewhere, which is never followed"],
  status: ["unreadable", "its server answered STATUS, check the model's name with the server"],
  malformed: ["bad-input", "its answer is not what was asked for, try again or take another model"],
  unfinished: [
    "bad-input",
    "its answer was cut at the server's length limit, raise that or take another model",
  ],
  cancelled: ["unreadable", "it was stopped, ask again"],
};
