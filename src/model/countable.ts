import * as z from "zod";
import { OutcomeKind } from "./claim.ts";
import type { RecordId } from "./ids.ts";
import { list, shape } from "./shape.ts";

const Bounds = shape({
  min: z.int().min(0).nullable(),
  best: z.int().min(0).nullable(),
  max: z.int().min(0).nullable(),
});

/** What figures count a record by: days, numbers and places of the gazetteer, no word of a report. */
export const Counted = shape({
  /** Of an order when it took effect, or else was issued. */
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  /** Gazetteer ids, null for a place without one; one null where no place is told. */
  places: list(z.string().nullable()),
  /** How many events share its counts. */
  events: z.int().min(1),
  outcomes: z.partialRecord(OutcomeKind, Bounds).readonly(),
  /** True where soldiers or police are among the victims. */
  agents: z.boolean(),
  /** What it rests on; `accounts` is the lower end of their range. */
  reports: z.int().min(0),
  outlets: z.int().min(0),
  accounts: z.int().min(0),
});
export type Counted = z.infer<typeof Counted>;

/** One record as figures see it. */
export type Countable = Counted & {
  readonly id: RecordId;
  readonly kind: "incident" | "order";
};
