/** Whose account a claim is where its outlet names another as the one that told it. */
import type { Attribution } from "../model/claim.ts";
import { order } from "./components.ts";
import { outletKey } from "./geography.ts";
import { isCopy, type Origins, originOutletOf } from "./world.ts";

/** "Outlet Y, citing X, says a resident saw": the account is X's. The deepest known outlet counts. */
export const citedOutlet = (
  { report, chain }: { readonly report: string; readonly chain: readonly string[] },
  world: Origins,
): string => {
  if (isCopy(report, world)) return originOutletOf(report, world);
  const named = chain.flatMap((name) => maybeOutlet(name, world) ?? []);
  return named.at(-1) ?? originOutletOf(report, world);
};

/** The person who is said to know; null where nobody but outlets is named. */
export const personNamed = (
  { account, chain }: Pick<Attribution, "account" | "chain">,
  world: Origins,
): string | null => {
  if (account === null || maybeOutlet(account.description, world) === null) {
    return account?.description ?? null;
  }
  const deepest = chain.at(-1) ?? null;
  return maybeOutlet(deepest, world) === null ? deepest : null;
};

// An outlet that no list of outlets has is known by its reports that are at hand.
const maybeOutlet = (name: string | null, world: Origins): string | null => {
  const key = outletKey(name, world.geography);
  if (key === null) return null;
  return world.geography.outlets.has(key) || publishersIn(world).has(key) ? key : null;
};

const publishersIn = ({ readings, geography }: Origins): ReadonlySet<string> => {
  const ready = publishers.get(readings);
  if (ready !== undefined) return ready;
  const names = [...readings.values()].flatMap(({ outlet, original }) => [
    outlet,
    original?.outlet ?? null,
  ]);
  const made = new Set(names.flatMap((name) => outletKey(name, geography) ?? []));
  publishers.set(readings, made);
  return made;
};

const publishers = new WeakMap<Origins["readings"], ReadonlySet<string>>();

/** A teller as one claim has it: the outlet whose account it is, and the one that says so. */
type Told = {
  readonly outlet: string;
  readonly by: string;
  readonly source: string | null;
  readonly cited: boolean;
};

/**
 * The same with the outlet at the end of who cites whom: who cites an outlet that only cites a third
 * rests on the third. Outlets that cite one another in a circle are one account, whoever's it is.
 */
export const followCites = <T extends Told>(
  told: readonly T[],
): readonly (T & { readonly circular: boolean })[] => {
  const speaks = new Set(
    told.flatMap(({ outlet, source, cited }) => (source !== null || !cited ? [outlet] : [])),
  );
  const echoes = told.filter(({ source, cited }) => source === null && cited);
  const cites = new Map(
    [...Map.groupBy(echoes, ({ by }) => by)].map(([by, own]) => [
      by,
      [...new Set(own.map(({ outlet }) => outlet))],
    ]),
  );
  return told.map((one) => {
    if (one.source !== null || !one.cited) return { ...one, circular: false };
    const path = [one.outlet];
    for (;;) {
      const at = path.at(-1) ?? one.outlet;
      const [next, ...others] = speaks.has(at) ? [] : (cites.get(at) ?? []);
      if (next === undefined || others.length > 0) return { ...one, outlet: at, circular: false };
      const from = path.indexOf(next);
      if (from >= 0) {
        return { ...one, outlet: path.slice(from).sort(order)[0] ?? at, circular: true };
      }
      path.push(next);
    }
  });
};
