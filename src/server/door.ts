import { OnrecordError } from "../model/error.ts";
import type { Path } from "../pipeline/path.ts";
import type { Outside, Verified } from "../pipeline/verify.ts";
import type { VerifyProgress } from "../pipeline/verify-worker.ts";
import type { View } from "../store/store.ts";

/** One register as the server reaches it; whoever starts the server knows where it lies and its key. */
export type Door = {
  /** The guarded face, or null where there is no register yet; asked anew for every request. */
  readonly findView: () => Promise<View | null>;
  /**
   * The whole path, to write by; opened at the first decision and kept open.
   *
   * @throws OnrecordError "not-found" where there is no register, "no-key" where its key is elsewhere
   */
  readonly openPath: () => Promise<Path>;
  /** Checks the whole register while others are answered; null where it was ended before its end. */
  readonly verify: (outside: Outside, watch: Watching) => Promise<Verified | null>;
};

export type Watching = {
  readonly tell: (progress: VerifyProgress) => void;
  readonly signal: AbortSignal;
};

/** The guarded face of a register that is there. */
export const viewOf = async (door: Door): Promise<View> => {
  const view = await door.findView();
  if (view !== null) return view;
  throw new OnrecordError("not-found", "Cannot show a register: there is none yet, make one");
};

/** The registers one server serves, each at its own address. */
export type Registers = {
  /** The person's own, at `/api/v1`. */
  readonly own: Door;
  /** The teaching sample, at `/api/v1/sample`. */
  readonly sample: Door;
  /** Where the person's own register lies, or would. */
  readonly place: {
    readonly folder: string;
    /** What may carry that folder to other people's machines, e.g. "Dropbox" or "git working tree". */
    readonly shared: string | null;
    /** What this machine calls the person. */
    readonly person: string;
  };
  /**
   * Founds the person's own register there, with its key.
   *
   * @throws OnrecordError "exists" where the folder holds anything
   */
  readonly found: (founding: { readonly name: string; readonly person: string }) => Promise<void>;
  readonly sampleState: () => Promise<SampleState>;
  /** Makes the sample where it is not ready, or anew if `fresh`: what was practised is then lost. */
  readonly readySample: (options: { readonly fresh: boolean }) => Promise<void>;
};

/** How the teaching sample stands; `total` is not known at the very first. */
export type SampleState = {
  readonly ready: boolean;
  readonly making: { readonly done: number; readonly total: number | null } | null;
};
