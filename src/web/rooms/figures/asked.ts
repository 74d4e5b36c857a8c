import type { Asked, Measure } from "./asking.ts";

/** What can be counted, in the order of the list. */
export const measures: readonly Measure[] = [
  ...(["killed", "wounded", "missing", "detained", "executed", "suicide", "returned"] as const),
  ...(["incidents", "orders"] as const),
];

/** The question of an address, e.g. ["killed", "year", "2021-01-01", "-", "accepted", "alone", "2", "0f3a…"]. */
export function parseAsked(steps: readonly string[]): Asked {
  const [measure, unit, from = "", to = "", status, pooled, accounts = "", place = ""] = steps;
  return {
    measure: measures.find((one) => one === measure) ?? "killed",
    unit: unit === "month" ? "month" : "year",
    from: dayOf(from),
    to: dayOf(to),
    place: /^[0-9a-f]{12}$/.test(place) ? place : null,
    status: status === "accepted" ? "accepted" : "any",
    pooled: pooled !== "alone",
    accounts: /^[1-3]$/.test(accounts) ? Number(accounts) : 0,
  };
}

/** The steps of an address that asks the same; `parseAsked` is its inverse. */
export function toSteps(asked: Asked): readonly string[] {
  const { measure, unit, from, to, place, status, pooled, accounts } = asked;
  return [
    ...[measure, unit, from ?? "-", to ?? "-", status],
    ...[pooled ? "pooled" : "alone", String(accounts)],
    ...(place === null ? [] : [place]),
  ];
}

const dayOf = (step: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(step) ? step : null);
