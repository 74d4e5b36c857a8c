import type { RecordKind } from "../model/record.ts";
import { recordLists } from "./kinds.ts";

/** Which page is open. Addresses hold opaque ids and kinds, never a name or a question. */
export type Route =
  | { readonly page: "reports" }
  | { readonly page: "report"; readonly id: string }
  | { readonly page: "records"; readonly kind: RecordKind };

/** The page a hash names, e.g. "#/reports/0f3a…"; whatever is not one of ours is the list of reports. */
export function parseRoute(hash: string): Route {
  const [page, last = ""] = hash.replace(/^#\/?/, "").split("/");
  if (page === "reports" && /^[0-9a-f]{4,32}$/.test(last)) return { page: "report", id: last };
  const list = recordLists.find(({ kind }) => kind === last);
  return page === "records" && list ? { page: "records", kind: list.kind } : { page: "reports" };
}

/** The hash of a page; `parseRoute` is its inverse. */
export function toHash(route: Route): string {
  if (route.page === "report") return `#/reports/${route.id}`;
  return route.page === "records" ? `#/records/${route.kind}` : "#/reports";
}
