/** `onrecord in-force`: what is reported to have been in effect at a place on a day. */
import { loadRuleData } from "../../load/load.ts";
import type { OrderRecord } from "../../model/record.ts";
import { inForce } from "../../resolve/in-force.ts";
import type { StoredClaim, View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { withReader } from "../open.ts";
import { placeNamed } from "../place.ts";
import { inForceText } from "../print/in-force.ts";
import { dayOf, instantOf } from "./listing.ts";

type Options = {
  readonly register?: string;
  readonly at: string;
  readonly on: string;
  readonly for?: string;
  readonly knownBy?: string;
  readonly asHeld?: string;
  readonly json?: boolean;
};
