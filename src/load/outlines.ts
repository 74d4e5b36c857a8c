import { join } from "node:path";
import * as z from "zod";
import { Outlines } from "../model/outline.ts";
import { checked, credit } from "./file.ts";
import { DATA_FOLDER } from "./load.ts";

const OutlinesFile = z.strictObject({ ...credit, ...Outlines.unwrap().shape });

/** The shapes maps are drawn of, with who made them. Throws `bad-input` naming the field, or `unreadable`. */
export const loadOutlines = (
  dir: string = DATA_FOLDER,
): Outlines & { readonly source: string; readonly licence: string } =>
  checked(join(dir, "outlines.json"), OutlinesFile);
