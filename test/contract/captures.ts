/** What every store must do when reports are listed: narrowed, searched, counted, folded. */
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { recordIdOf } from "../../src/format/content-id.ts";
import type { CaptureId } from "../../src/model/ids.ts";
import type { CopiesRecord, CopyHow } from "../../src/model/record.ts";
import type { CaptureQuery } from "../../src/store/capture-list.ts";
import type { Store } from "../../src/store/store.ts";
import { addReports, type StoreKind } from "./register.ts";
import {
  changeDraft,
  decisionDraft,
  erasureDraft,
  type Report,
  reportOf,
  spanOf,
  targetOf,
} from "./sample-bodies.ts";

type WithRegister = (
  kind: StoreKind,
  work: (store: Store, dir: string) => Promise<void>,
) => Promise<void>;

const PAGE = { limit: 50, offset: 0 };

const copiesOf = (root: Report, members: readonly [Report, CopyHow][]): CopiesRecord => {
  const all: readonly [Report, CopyHow][] = [[root, "root"], ...members];
  const reports = all.map(([{ capture }]) => capture.id).toSorted();
  const [first] = reports;
  if (first === undefined) throw new Error("a family has members");
  return {
    kind: "copies",
    id: recordIdOf("c", first),
    reports,
    root: root.capture.id,
    why: "earliest",
    members: all.map(([{ capture }, how]) => ({ id: capture.id, how, why: "test", changed: [] })),
  };
};

const dated = (text: string, published: string | null, outlet = "The Test Courier") =>
  reportOf(text, { reading: { published, outlet } });

const listed = async ({ view }: Store, query: Partial<CaptureQuery>) => {
  const { captures, total } = await view.captures({ ...PAGE, ...query });
  return { ids: captures.map(({ id }) => id), captures, total };
};

const idsOf = (...reports: readonly Report[]): readonly CaptureId[] =>
  reports.map(({ capture }) => capture.id);

/** Registers the tests of lists for one implementation. */
export const testCaptures = (kind: StoreKind, withRegister: WithRegister): void => {
  testOrder(kind, withRegister);
  testFilters(kind, withRegister);
  testFolding(kind, withRegister);
  testVeils(kind, withRegister);
};

const testOrder = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.captures() gives the newest by publication first, a month by its first day, the undated last", () =>
    withRegister(kind, async (store) => {
      const old = dated("Snow in the north.", "2017-11-20");
      const undated = dated("Snow, nobody says when.", null);
      const month = dated("Snow all month.", "2020-08");
      const day = dated("Snow on the day.", "2020-08-26");
      await addReports(store, [day, undated, old, month]);
      assert.deepEqual((await listed(store, {})).ids, idsOf(day, month, old, undated));
      assert.deepEqual((await listed(store, { limit: 2, offset: 1 })).ids, idsOf(month, old));
      assert.deepEqual(
        (await listed(store, { words: "snow" })).ids,
        idsOf(day, month, old, undated),
      );
      const twice = dated("Snow. Snow and snow, snow.", "2010-01-01");
      await addReports(store, [twice]);
      const best = await listed(store, { words: "snow", order: "relevance" });
      assert.equal(best.ids[0], twice.capture.id);
      assert.deepEqual(best.total, { count: 5, more: false });
    }));

  it("view.captures() counts exactly to 1,000 and says more beyond, also far down", () =>
    withRegister(kind, async (store) => {
      const many = Array.from({ length: 1_004 }, (_, n) =>
        dated(`Report ${n} tells of sleet.`, n % 2 === 0 ? "2020-01-01" : "2021-01-01"),
      );
      await addReports(store, many);
      const total = { count: 1_000, more: true };
      assert.deepEqual((await listed(store, {})).total, total);
      assert.deepEqual((await listed(store, { words: "sleet" })).total, total);
      const half = await listed(store, { words: "sleet", to: "2020-12-31" });
      assert.deepEqual(half.total, { count: 502, more: false });
      const seen = new Set<string>();
      for (let offset = 0; offset < 1_100; offset += 100) {
        const page = await listed(store, { words: "sleet", folded: true, limit: 100, offset });
        for (const id of page.ids) seen.add(id);
      }
      assert.equal(seen.size, many.length);
    }));
};

const testFilters = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.captures() narrows by every filter, and a period holds what may lie in it", () =>
    withRegister(kind, async (store) => {
      const plain = dated("A shot was heard.", "2020-08-26", "Outlet A");
      const korean = reportOf("총성이 들렸다.", {
        reading: { published: "2021", outlet: "Outlet B", language: "ko" },
        claims: [{ exact: "총성이", kind: "order" }],
      });
      const lead = reportOf("Somebody says so.", {
        reading: { published: null, outlet: null, provenance: "lead" },
      });
      await addReports(store, [plain, korean, lead]);
      const find = async (query: Partial<CaptureQuery>) => (await listed(store, query)).ids;
      assert.deepEqual(await find({ outlet: "Outlet A" }), idsOf(plain));
      assert.deepEqual(await find({ language: "ko" }), idsOf(korean));
      assert.deepEqual(await find({ lead: true }), idsOf(lead));
      assert.deepEqual(await find({ lead: false, read: true }), idsOf(korean, plain));
      assert.deepEqual(await find({ from: "2021-05-01", to: "2021-05-02" }), idsOf(korean));
      assert.deepEqual(await find({ to: "2020-12-31" }), idsOf(plain));
      assert.deepEqual(await find({ kind: "order", waiting: true }), idsOf(korean));
      assert.deepEqual(await find({ kind: "incident" }), []);
      assert.deepEqual(await find({ words: "총성", outlet: "Outlet A" }), []);
      const [row] = (await listed(store, { language: "ko" })).captures;
      assert.deepEqual([row?.claims, row?.waiting, row?.kinds], [1, 1, ["order"]]);
      await store.write(({ append }) =>
        append(decisionDraft({ decision: "reject", ...targetOf(korean), reason: "a title" })),
      );
      assert.deepEqual(await find({ waiting: true }), []);
      assert.deepEqual(await find({ kind: "order" }), []);
      await store.write(({ append }) =>
        append(decisionDraft({ decision: "withdraw", capture: plain.capture.id, reason: "law" })),
      );
      assert.deepEqual(await find({ state: "withdrawn" }), idsOf(plain));
      assert.deepEqual(await find({ state: "active" }), idsOf(korean, lead));
      assert.deepEqual(await store.view.facets(), {
        outlets: [
          { outlet: "Outlet A", count: 1 },
          { outlet: "Outlet B", count: 1 },
        ],
        moreOutlets: false,
        kinds: [],
        languages: [
          { language: "en", count: 2 },
          { language: "ko", count: 1 },
        ],
        years: [
          { year: "2021", count: 1 },
          { year: "2020", count: 1 },
        ],
      });
    }));
};

const testFolding = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.captures() folds a found copy into its family, whose row says which members fit", () =>
    withRegister(kind, async (store) => {
      const root = dated("Guards fired at night.", "2020-08-26", "Outlet A");
      const reprint = dated("Guards fired at night. Reprinted.", "2020-08-28", "Outlet B");
      const rewrite = dated("At night guards fired, it said.", "2020-08-27", "Outlet C");
      const other = dated("Nothing happened.", "2020-08-27", "Outlet B");
      await addReports(store, [reprint, rewrite, other, root]);
      const family = copiesOf(root, [
        [reprint, "reprint"],
        [rewrite, "rewrite"],
      ]);
      const begun = await store.write(({ append }) => append(changeDraft([family])));
      const all = await listed(store, { folded: true });
      assert.deepEqual(all.ids, idsOf(other, root));
      assert.deepEqual(all.total, { count: 2, more: false });
      assert.equal(all.captures[0]?.copies, null);
      assert.equal(all.captures[1]?.copies?.others, 2);
      const found = await listed(store, { folded: true, words: "reprinted" });
      assert.deepEqual(found.ids, idsOf(root));
      const [row] = found.captures;
      assert.equal(row?.fits, false);
      assert.equal(row?.found?.capture, reprint.capture.id);
      assert.match(row?.found?.snippet ?? "", /\u2068Reprinted\u2069/);
      assert.deepEqual(
        row?.copies?.members.map(({ id, how, outlet, fits }) => ({ id, how, outlet, fits })),
        [
          { id: reprint.capture.id, how: "reprint", outlet: "Outlet B", fits: true },
          { id: rewrite.capture.id, how: "rewrite", outlet: "Outlet C", fits: false },
        ],
      );
      const outlet = await listed(store, { folded: true, outlet: "Outlet B" });
      assert.deepEqual(outlet.ids, idsOf(other, root));
      const copy = await store.view.capture(reprint.capture.id);
      assert.equal(copy?.copies?.how, "reprint");
      assert.equal(copy?.copies?.root, root.capture.id);
      await store.rebuild();
      assert.deepEqual((await listed(store, { folded: true })).ids, idsOf(other, root));
      await store.write(({ append }) =>
        append(
          changeDraft([], {
            redirects: [{ from: family.id, to: null }],
            ended: begun.refs.slice(1, 2),
          }),
        ),
      );
      assert.equal((await listed(store, { folded: true })).ids.length, 4);
      const bodies = await store.material.bodiesOf(root.capture.id);
      await store.write(({ append }) => append(erasureDraft(bodies)));
      assert.equal((await listed(store, { folded: true })).ids.length, 3);
    }));

  it("view.captures() folded is the unfolded list grouped by root, whatever is asked", () =>
    withRegister(kind, async (store) => {
      const reports = Array.from({ length: 24 }, (_, n) =>
        reportOf(
          `Report ${n} tells of ${n % 3 === 0 ? "snow" : "rain"} and ${n % 4 === 0 ? "wind" : "fog"}.`,
          {
            reading: {
              published: n % 7 === 0 ? null : `20${10 + (n % 5)}-0${1 + (n % 9)}-11`,
              outlet: `Outlet ${n % 3}`,
              language: n % 2 === 0 ? "en" : "ko",
            },
          },
        ),
      );
      await addReports(store, reports);
      const families = [0, 6, 12].flatMap((at) => {
        const [root, ...rest] = reports.slice(at, at + 4);
        return root === undefined
          ? []
          : [
              copiesOf(
                root,
                rest.map((one) => [one, "reprint"]),
              ),
            ];
      });
      await store.write(({ append }) => append(changeDraft(families)));
      const rootOf = (id: CaptureId): string =>
        families.find(({ reports: members }) => members.includes(id))?.root ?? id;
      const order = (await listed(store, {})).ids;
      const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
      const question = fc.record({
        words: maybe(fc.constantFrom("snow", "rain", "wind", "fog", "hail", "tells")),
        outlet: maybe(fc.constantFrom("Outlet 0", "Outlet 1", "Outlet 2")),
        language: maybe(fc.constantFrom("en", "ko")),
        from: maybe(fc.constantFrom("2011-01-01", "2012-06-01")),
        to: maybe(fc.constantFrom("2011-12-31", "2013-03-01")),
      });
      await fc.assert(
        fc.asyncProperty(question, async (asked) => {
          const unfolded = await listed(store, asked);
          const folded = await listed(store, { ...asked, folded: true });
          const roots = new Set(unfolded.ids.map(rootOf));
          assert.deepEqual(
            folded.ids,
            order.filter((id) => roots.has(id)),
          );
          assert.equal(folded.total.count, roots.size);
          const fitting = new Set(unfolded.ids);
          for (const { id, fits, copies } of folded.captures) {
            assert.equal(fits, fitting.has(id));
            for (const member of copies?.members ?? []) {
              assert.equal(member.fits, fitting.has(member.id));
            }
          }
        }),
        { numRuns: 60, seed: 7 },
      );
    }));
};

const testVeils = (kind: StoreKind, withRegister: WithRegister): void => {
  it("view.captures() and facets() never search, narrow by, count or tell veiled words", () =>
    withRegister(kind, async (store) => {
      const canary = "Zankora Mill ford";
      const text = `Guards fired near the river. They crossed at the ${canary} at dawn.`;
      const root = reportOf(text, {
        sensitive: [spanOf(text, canary)],
        reading: { title: `Shots at the ${canary}`, outlet: `${canary} Courier` },
      });
      const copy = reportOf(`${text} Again.`, {
        sensitive: [spanOf(text, canary)],
        reading: { outlet: "Outlet B" },
      });
      await addReports(store, [root, copy]);
      await store.write(({ append }) => append(changeDraft([copiesOf(root, [[copy, "reprint"]])])));
      const provenance = { outlet: `${canary} Gazette`, url: null, published: null };
      await store.write(({ append }) =>
        append(
          decisionDraft({
            decision: "attach-provenance",
            capture: copy.capture.id,
            ...provenance,
            reason: "it says so",
          }),
        ),
      );
      for (const words of ["zankora", "mill", `"${canary}"`, "courier zankora"]) {
        for (const order of ["newest", "relevance"] as const) {
          assert.equal((await listed(store, { words, order })).total.count, 0, words);
        }
      }
      for (const outlet of [`${canary} Courier`, `${canary} Gazette`]) {
        assert.equal((await listed(store, { outlet })).total.count, 0, outlet);
      }
      const told = JSON.stringify([
        await listed(store, { words: "guards" }),
        await listed(store, { folded: true }),
        await store.view.facets(),
        await store.view.capture(copy.capture.id),
      ]);
      assert.doesNotMatch(told, /zankora/i);
      assert.match(told, /Guards/);
    }));
};
