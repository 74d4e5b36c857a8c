/**
 * What people ask of a large register, with the 100 commonest words among what is asked:
 * `node bench/questions.ts FOLDER [REPORTS] [TIMES] [ONLY]` (100,000; made in FOLDER unless it stands
 * there). In milliseconds of processor, each sort asked 100 times unless TIMES says otherwise; ONLY
 * names part of a sort.
 */
import { realEffects } from "../src/cli/effects.ts";
import { loadRuleData } from "../src/load/load.ts";
import { effectOn } from "../src/pipeline/effect.ts";
import { countFigures } from "../src/pipeline/figures.ts";
import { openRegister } from "../src/store/sqlite/register.ts";
import type { RecordQuery, View } from "../src/store/store.ts";
import { makeLargeRegister, placesIn, wordOf } from "./large-register.ts";

const [folder = "", reports = "100000", given = "100", only = ""] = process.argv.slice(2);
const ASKED = Number(given);
if (folder === "") throw new Error("name the folder of the register");
await makeLargeRegister(folder, Number(reports));
const data = loadRuleData();
const counties = data.places.filter(({ kind }) => kind === "county" || kind === "city");
const border = counties.filter(({ along }) => along !== null);

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const { user, system } = process.cpuUsage();
  await work();
  const after = process.cpuUsage({ user, system });
  return (after.user + after.system) / 1000;
};

const tell = async (what: string, ask: (at: number) => Promise<unknown>): Promise<void> => {
  if (!what.includes(only)) return;
  const times: number[] = [];
  const first = await timed(() => ask(0));
  for (let at = 1; at <= ASKED; at += 1) times.push(await timed(() => ask(at)));
  times.sort((a, b) => a - b);
  const part = (share: number): string => (times[Math.floor(share * (ASKED - 1))] ?? 0).toFixed(1);
  console.log(
    `${what.padEnd(44)} first ${first.toFixed(1)} ms, median ${part(0.5)}, p95 ${part(0.95)}, most ${part(1)}`,
  );
};

const dayAt = (at: number): string =>
  new Date(Date.UTC(2010, 0, 1 + ((at * 577) % 5_800))).toISOString().slice(0, 10);
const of = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error("the gazetteer holds no such place");
  return one;
};

const page = { limit: 50, offset: 0 };
const records = (view: View, fields: Partial<RecordQuery>) =>
  view.records({
    ...{ kind: "incident", from: null, to: null, place: null, asHeld: null, leads: false },
    ...{ ...page, ...fields },
  });

const askAll = async (view: View): Promise<void> => {
  const search = (at: number, fields = {}) =>
    view.captures({ words: wordOf(at), folded: true, ...page, ...fields });
  await tell("search: each of the 100 commonest words", (at) => search(at));
  await tell("the same by relevance", (at) => search(at, { order: "relevance" }));
  await tell("the same of one outlet in one language", (at) =>
    search(at, { outlet: `Outlet ${at % 50}`, language: "ko" }),
  );
  await tell("incidents of a year", (at) =>
    records(view, { from: `${2010 + (at % 16)}-01-01`, to: `${2010 + (at % 16)}-12-31` }),
  );
  await tell("incidents at a place", (at) => records(view, { place: of(counties, at).id }));
  await tell("incidents of a day at a place", (at) =>
    records(view, { place: of(counties, at).id, from: dayAt(at), to: dayAt(at) }),
  );
  await tell("how many incidents at a place", (at) =>
    view.recordCount({
      ...{ kind: "incident", from: null, to: null, place: of(counties, at).id },
      ...{ asHeld: null, leads: false },
    }),
  );
  await tell("the queue", () => view.queue({ ...page, kind: null, outlet: null }));
  await tell("what waits", () => view.waiting());
  await tell("facts", () => view.facts());
  await tell("in force at a place on a day", (at) => {
    const asked = { place: of(border, at).id, addressees: null, knownBy: null, asHeld: null };
    return effectOn(view, { ...asked, on: dayAt(at) }, data);
  });
  await tell("figures: killed by month, seven years", (at) =>
    countFigures(
      view,
      {
        ...{ measure: at % 2 === 0 ? "killed" : "incidents", unit: "month" },
        ...{ from: "2015-01-01", to: "2021-12-31", place: null, status: "any" },
        ...{ pooled: true, accounts: 0 },
      },
      data,
    ),
  );
};

const { register } = placesIn(folder);
const store = await openRegister(register, {
  ...{ signer: null, effects: realEffects(), readOnly: true },
});
await askAll(store.view);
await store.close();
