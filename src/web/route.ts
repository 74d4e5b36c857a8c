import type { RecordKind } from "../model/record.ts";

/** Kinds of records that have a list in the menu; warnings are told on the desk. */
export type ListedKind = Exclude<RecordKind, "warning">;

/** Which register an address is of: the person's own, or the teaching sample. */
export type RegisterName = "own" | "sample";

/** What is open. Addresses hold opaque ids and kinds, never a name or a question. */
export type Page =
  | { readonly room: "first" }
  | { readonly room: "desk" }
  | { readonly room: "review"; readonly of: ReviewOf }
  | { readonly room: "reports" }
  | { readonly room: "reading"; readonly id: string; readonly claim: string | null }
  | { readonly room: "coding"; readonly id: string; readonly claim: string | null }
  | { readonly room: "records"; readonly kind: ListedKind }
  | { readonly room: "record"; readonly id: string }
  | InForcePage
  | { readonly room: "dossier"; readonly id: string }
  | { readonly room: "figures"; readonly asked: readonly string[] }
  | { readonly room: "codebook"; readonly entry: string | null }
  | { readonly room: "import" }
  | { readonly room: "verify" };
export type Room = Page["room"];

/** What waits for a person, in the order of the tabs: claims, records that may be one, values that cannot all hold. */
export const reviewed = ["claims", "pairs", "differences"] as const;
export type ReviewOf = (typeof reviewed)[number];

/**
 * A place by its key, the day asked about, and one of two ways to look back: the day by which reports
 * were published, or on which the register is looked at. Null leaves a thing open.
 */
export type InForcePage = {
  readonly room: "in-force";
  readonly place: string | null;
  readonly on: string | null;
  readonly by: string | null;
  readonly held: string | null;
};

export type Route = { readonly register: RegisterName; readonly page: Page };

/** Records that have lists, in the order of the menu. */
export const recordKinds: readonly ListedKind[] = [
  "incident",
  "order",
  "aggregate",
  "copies",
  "difference",
  "pair",
];

/** The page a hash names, e.g. "#/sample/reports/0f3a…"; what is not one of ours is the list of reports. */
export function parseRoute(hash: string): Route {
  const steps = hash.replace(/^#\/?/, "").split("/");
  const register = steps[0] === "sample" ? "sample" : "own";
  return { register, page: pageOf(register === "sample" ? steps.slice(1) : steps) };
}

/** The hash of a page; `parseRoute` is its inverse. */
export function toHash({ register, page }: Route): string {
  return `#/${[...(register === "sample" ? ["sample"] : []), ...stepsOf(page)].join("/")}`;
}

function pageOf([room = "", ...more]: readonly string[]): Page {
  const [second = "", third = "", fourth = ""] = more;
  switch (room) {
    case "start":
      return { room: "first" };
    case "desk":
    case "import":
    case "verify":
      return { room };
    case "review":
      return { room, of: reviewed.find((one) => one === second) ?? "claims" };
    case "reports":
      return isHexId(second) ? reportPage(second, third, fourth) : { room: "reports" };
    case "records": {
      if (third === "dossier" && isRecordId(second)) return { room: "dossier", id: second };
      const kind = recordKinds.find((one) => one === second);
      if (kind !== undefined) return { room: "records", kind };
      return isRecordId(second) ? { room: "record", id: second } : { room: "reports" };
    }
    case "figures":
      return { room: "figures", asked: more.filter((step) => /^[a-z0-9-]{1,20}$/.test(step)) };
    case "in-force":
      return {
        room: "in-force",
        place: /^[0-9a-f]{12}$/.test(second) ? second : null,
        on: isDay(third) ? third : null,
        by: isDay(fourth) ? fourth : null,
        held:
          fourth.startsWith(HELD) && isDay(fourth.slice(HELD.length))
            ? fourth.slice(HELD.length)
            : null,
      };
    case "codebook":
      return { room: "codebook", entry: /^[a-z0-9._-]{1,60}$/.test(second) ? second : null };
    default:
      return { room: "reports" };
  }
}

function reportPage(id: string, third: string, fourth: string): Page {
  if (third !== "code") return { room: "reading", id, claim: isHexId(third) ? third : null };
  return { room: "coding", id, claim: isHexId(fourth) ? fourth : null };
}

function stepsOf(page: Page): readonly string[] {
  switch (page.room) {
    case "first":
      return ["start"];
    case "desk":
    case "import":
    case "reports":
    case "verify":
      return [page.room];
    case "review":
      return ["review", ...(page.of === "claims" ? [] : [page.of])];
    case "reading":
      return ["reports", page.id, ...(page.claim === null ? [] : [page.claim])];
    case "coding":
      return ["reports", page.id, "code", ...(page.claim === null ? [] : [page.claim])];
    case "records":
      return ["records", page.kind];
    case "record":
      return ["records", page.id];
    case "in-force":
      return inForceSteps(page);
    case "dossier":
      return ["records", page.id, "dossier"];
    case "figures":
      return ["figures", ...page.asked];
    case "codebook":
      return ["codebook", ...(page.entry === null ? [] : [page.entry])];
  }
}

/** Each step needs those before it. */
function inForceSteps({ place, on, by, held }: InForcePage): readonly string[] {
  if (place === null) return ["in-force"];
  if (on === null) return ["in-force", place];
  const back = held === null ? by : `${HELD}${held}`;
  return ["in-force", place, on, ...(back === null ? [] : [back])];
}

/** Before a day on which the register is looked at. */
const HELD = "held-";

const isDay = (step: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(step);
const isHexId = (step: string): boolean => /^[0-9a-f]{4,32}$/.test(step);
/** Which letters there are is the server's to say. */
const isRecordId = (step: string): boolean => /^[a-z]-[0-9a-f]{4,32}$/.test(step);
