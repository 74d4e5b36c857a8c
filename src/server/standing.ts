/** On whose word each value of a record rests: those whom the counts of its accounts count. */
import { z } from "@hono/zod-openapi";
import { loadRuleData } from "../load/load.ts";
import { Access } from "../model/claim.ts";
import { ClaimId } from "../model/ids.ts";
import type { OnRecord, ValueOnRecord } from "../model/record.ts";
import { describe, type Teller, type TellingClaim, tellersBehind } from "../resolve/accounts.ts";
import { goneBy } from "../resolve/corrections.ts";
import { geographyOf, outletKey } from "../resolve/geography.ts";
import { stillSaid } from "../resolve/gone.ts";
import type { Origins } from "../resolve/world.ts";
import type { ShownCapture } from "../store/capture-list.ts";
import type { Grounds } from "../store/grounds.ts";
import type { View } from "../store/store.ts";

const TellerAnswer = z.object({
  /** Whose reporting it is: of a copy the origin's, of a citation the cited outlet's. */
  outlet: z.string(),
  /** As the text describes them; null where only the outlet speaks. */
  person: z.string().nullable(),
  access: Access,
  document: z.boolean(),
  /** Known only from other outlets that cite this one. */
  cited: z.boolean(),
  claims: z.array(ClaimId).readonly(),
});

/** Those behind one value; claims of none of them only echo, mention or are leads. */
export const StandingAnswer = z
  .object({
    field: z.string(),
    /** Its place among the values of the field. */
    value: z.int().min(0),
    tellers: z.array(TellerAnswer).readonly(),
  })
  .openapi("Standing");
type StandingAnswer = z.infer<typeof StandingAnswer>;

/** Works out for every value of a record who tells it, from what the guard lets through. */
export async function standingOf(
  view: View,
  record: OnRecord,
  { claims, captures }: Pick<Grounds, "claims" | "captures">,
): Promise<readonly StandingAnswer[]> {
  if (!("fields" in record)) return [];
  const items = claims.map(({ claim, capture }) => ({ claim, report: capture }));
  const gone = goneBy(record.corrections ?? []);
  const origins = { ...originsOf(await withRoots(view, captures)), gone };
  return record.fields.flatMap(({ field, values }) => {
    const saying = stillSaid(items, origins, field);
    return values.map((value, at) => ({
      field,
      value: at,
      tellers: tellersOf(value, saying, origins),
    }));
  });
}

function tellersOf(
  value: ValueOnRecord,
  items: readonly TellingClaim[],
  origins: Origins,
): StandingAnswer["tellers"] {
  const named = new Set<string>(value.claims);
  const own = items.filter(({ claim }) => named.has(claim.id));
  return tellersBehind(own, origins).map((teller) => told(teller, own, origins));
}

function told(
  { outlet, source, document, cited, claims }: Teller,
  items: readonly TellingClaim[],
  origins: Origins,
): StandingAnswer["tellers"][number] {
  const own = items.filter(({ claim }) => claims.includes(claim.id));
  const accounts = own.flatMap(({ claim }) => claim.attribution.account ?? []);
  return {
    outlet: nameOfOutlet(outlet) ?? nameWritten(outlet, origins) ?? outlet,
    person: source === null ? null : (describedAs(source, accounts) ?? source),
    access: accounts.find(({ access }) => access !== "unknown")?.access ?? "unknown",
    document,
    cited,
    claims: own.map(({ claim }) => claim.id),
  };
}

/** As its own reports write it. */
const nameWritten = (id: string, { readings, geography }: Origins): string | null =>
  [...readings.values()].find(({ outlet }) => outletKey(outlet, geography) === id)?.outlet ?? null;

const describedAs = (
  source: string,
  accounts: readonly { readonly description: string }[],
): string | null =>
  accounts.find(({ description }) => describe(description) === source)?.description ?? null;

const nameOfOutlet = (id: string): string | null =>
  loadRuleData().outlets.find((outlet) => outlet.id === id)?.name ?? null;

/** A copy's origin may stand in none of the claims; whose reporting it is, is asked of it. */
async function withRoots(
  view: View,
  captures: readonly ShownCapture[],
): Promise<readonly ShownCapture[]> {
  const known = new Set<string>(captures.map(({ id }) => id));
  const roots = new Set(captures.flatMap(({ copies }) => copies?.root ?? []));
  const missing = [...roots].filter((root) => !known.has(root));
  const found = await Promise.all(missing.map((root) => view.capture(root)));
  return [...captures, ...found.flatMap((capture) => capture ?? [])];
}

function originsOf(captures: readonly ShownCapture[]): Origins {
  return {
    readings: new Map(
      captures.map(({ id, outlet, original, lead, media }) => {
        const provenance = media === "list" ? "list" : lead ? "lead" : "traceable";
        return [id, { outlet, original, provenance }];
      }),
    ),
    families: new Map(
      captures.flatMap(({ id, copies }) =>
        copies === null ? [] : [[id, { root: copies.root, how: copies.how }] as const],
      ),
    ),
    geography: geographyOf(loadRuleData()),
  };
}
