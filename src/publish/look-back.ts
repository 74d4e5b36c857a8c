/** As of what time something is taken out. */
import type { ShownCapture } from "../store/capture-list.ts";
import type { View } from "../store/store.ts";

/** At most one of the two is not null. */
export type Times = {
  /** Day: only what had been published by then. */
  readonly knownBy: string | null;
  /** Instant: what this register held then. */
  readonly asHeld: string | null;
};

export type LookBack = Times & {
  /** The register as of then. */
  readonly see: (view: View) => View;
  /** True for reports that were there then. */
  readonly holds: (report: Pick<ShownCapture, "at" | "published">) => boolean;
};

/** Said of every answer as known by a day: claims that came later may have shown which are one. */
export const GROUPED_TODAY = "which claims are of one event or order is as settled today";

/** Said in whatever is taken out as of another time, for a table. */
export const lookBackLine = ({ knownBy, asHeld }: Times): string =>
  knownBy === null
    ? `as this register held it at ${asHeld}: what came or was decided later is not in it`
    : `as published by ${knownBy}: what was published later, or nobody knows when, is not in it; ${GROUPED_TODAY}`;
