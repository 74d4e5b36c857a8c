import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { NOTHING_DECLARED } from "../../src/model/capture.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { CodedField, CodedValue, CodingDraft } from "../../src/model/coding.ts";
import { type CaptureId, Ref } from "../../src/model/ids.ts";
import { VEIL } from "../../src/model/passage.ts";
import { correctedClaim } from "../../src/pipeline/coding/correction.ts";
import { draftOfClaim } from "../../src/pipeline/coding/draft-of.ts";
import { similarTo } from "../../src/pipeline/coding/similar.ts";
import { checkCoding, code } from "../../src/pipeline/coding.ts";
import { decide } from "../../src/pipeline/decide.ts";
import { add, erase } from "../../src/pipeline.ts";
import { fold } from "../../src/resolve/words.ts";
import { openTestRegister, type TestRegister } from "./register.ts";

const TEXT = `Guards on the Orun fired in the night
The Courier, 21 January 2021

HYESAN – A trader in the town told The Courier that guards of the river brigade fired at two groups between 5 and 12 January.
"Three or four people died and two were wounded," the trader said. One man paid a guard 300 yuan to look away.
The order to hold fire was read out last Thursday and holds until the sickness is over.
Nobody may come within one to two kilometres of the fence.`;

let register: TestRegister;
let capture: CaptureId;

before(async () => {
  register = await openTestRegister();
  capture = await added(TEXT);
});
after(() => register.end());

const added = async (text: string): Promise<CaptureId> => {
  async function* inputs() {
    const bytes = new TextEncoder().encode(text);
    const declared = { ...NOTHING_DECLARED, outlet: "The Courier", published: "2021-01-21" };
    yield { kind: "bytes" as const, name: "text", bytes, how: "line" as const, declared };
  }
  for await (const outcome of add(register.path, inputs())) {
    if (outcome.kind === "added") return outcome.capture;
  }
  throw new Error("nothing was added");
};

const spanOf = (words: string) => {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};

const coded = (field: string, value: CodedValue, words = "", item = 0): CodedField => ({
  field,
  item,
  value,
  passages: words === "" ? [] : [spanOf(words)],
});
const term = (id: string): CodedValue => ({ type: "term", term: id });
const text = (words: string): CodedValue => ({ type: "text", text: words });
const count = (words: string): CodedValue => ({
  type: "count",
  words,
  min: null,
  best: null,
  max: null,
});
const date = (words: string, edtf: string | null = null): CodedValue => ({
  type: "date",
  words,
  edtf,
});
const place = (words: string): CodedValue => ({
  type: "place",
  words,
  place: null,
  side: "unknown",
});

const group = (): CodingDraft => ({
  capture,
  corrects: null,
  kind: "pooled-group",
  passages: [],
  fields: [
    coded("when", date("5 to 12 January"), "between 5 and 12 January"),
    coded("where", place("Hyesan"), "HYESAN"),
    coded("events", count("two groups"), "two groups"),
    coded("acts.act", term("killing"), "fired at two groups"),
    coded("acts.perpetrator", text("guards of the river brigade"), "guards of the river brigade"),
    coded("outcomes.killed", count("three or four"), "Three or four people died"),
    coded("outcomes.wounded", count("two"), "two were wounded"),
    coded("attribution.account", text("a trader in the town"), "A trader in the town"),
    coded("attribution.role", term("resident")),
  ],
});

const claimOf = async (id: string): Promise<Claim> => {
  const stored = await register.path.store.view.claim(id);
  assert.ok(stored !== null);
  return stored.claim;
};

const saved = async (draft: CodingDraft) => {
  const outcome = await code(register.path, [{ draft, reason: "read by hand", kept: null }]);
  if (outcome.kind === "refused") assert.fail(JSON.stringify(outcome.problems));
  const [first] = outcome.saved;
  assert.ok(first !== undefined);
  return first;
};

test("code() makes a claim with the words of the text, dates and counts as they are read", async () => {
  const { claim: id, ref } = await saved(group());
  const claim = await claimOf(id);
  assert.equal(claim.kind, "incident");
  assert.equal(claim.events, 2);
  assert.equal(claim.when?.edtf, "2021-01-05/2021-01-12");
  assert.equal(claim.where?.place, "kp-ryanggang/hyesan");
  const { killed, wounded } = claim.outcomes;
  assert.deepEqual([killed?.min, killed?.best, killed?.max], [3, null, 4]);
  assert.deepEqual([wounded?.min, wounded?.best, wounded?.max], [2, 2, 2]);
  assert.deepEqual(claim.attribution.chain, ["The Courier", "a trader in the town"]);
  for (const { start, end, exact } of claim.passages) assert.equal(exact, TEXT.slice(start, end));
  assert.equal(killed?.basis.how, "by-hand");
  const record = (await register.path.store.view.claim(id))?.record;
  assert.match(String(record), /^i-/);
  const [decision] = await register.path.store.view.decisions({ claim: id });
  assert.equal(decision?.codebook?.edition, register.path.codebook.edition);
  await decide(register.path, {
    decision: { decision: "undo", of: ref, reason: "a test" },
    keys: [],
  });
  assert.equal(await register.path.store.view.claim(id), null);
});

test("code() reads an order with its end as an event and its width as a rule", async () => {
  const { claim: id } = await saved({
    capture,
    corrects: null,
    kind: "order",
    passages: [],
    fields: [
      coded("order.provisions", term("hold-fire"), "hold fire"),
      coded("order.received", date("last Thursday"), "last Thursday"),
      coded(
        "order.until",
        { type: "event", event: "the sickness is over" },
        "until the sickness is over",
      ),
      coded(
        "order.zone",
        { type: "distance", words: "one to two kilometres", min_km: null, max_km: null },
        "one to two kilometres",
      ),
      coded("order.reference_line", text("the fence"), "the fence"),
    ],
  });
  const { order } = await claimOf(id);
  assert.deepEqual(order?.zone?.distance_km, { min: 1, max: 2 });
  assert.equal(order?.zone?.reference_line, "the fence");
  assert.equal(order?.received?.edtf, "2021-01-14");
  assert.equal(order?.until?.kind, "event");
  assert.deepEqual(
    order?.provisions.map(({ rule }) => rule),
    ["hold-fire", "zone"],
  );
});

test("code() takes lines without a width for a zone", async () => {
  const { claim: id } = await saved({
    capture,
    corrects: null,
    kind: "order",
    passages: [],
    fields: [
      coded("order.provisions", term("hold-fire"), "hold fire"),
      coded("order.reference_line", text("between the two fences"), "the fence"),
    ],
  });
  const { order } = await claimOf(id);
  assert.equal(order?.zone?.distance_km, null);
  assert.equal(order?.zone?.reference_line, "between the two fences");
});

test("code() tells every problem by field and records nothing of any draft", async () => {
  const before = (await register.path.store.view.facts()).size;
  const bad: CodingDraft = {
    ...group(),
    fields: [
      coded("when", date("in those days")),
      coded("acts.victim", text("two men")),
      coded("acts.method", term("magic")),
      coded("outcomes.killed", { type: "count", words: "", min: 4, best: 3, max: null }),
      coded("order.issuer", text("the staff")),
      coded("nowhere", text("x")),
      { ...coded("where", place("Hyesan")), passages: [{ start: 5, end: 999_999 }] },
    ],
  };
  const outcome = await code(register.path, [
    { draft: group(), reason: "good", kept: null },
    { draft: bad, reason: "bad", kept: null },
  ]);
  assert.equal(outcome.kind, "refused");
  if (outcome.kind !== "refused") return;
  const [good, told] = outcome.problems;
  assert.deepEqual(good, []);
  const found = (told ?? []).map(({ field, problem }) => `${field} ${problem}`).sort();
  assert.deepEqual(found, [
    "acts.act missing",
    "acts.method unknown-term",
    "events missing",
    "nowhere unknown-field",
    "order.issuer not-of-kind",
    "outcomes.killed crossed",
    "when unreadable-date",
    "where outside-text",
  ]);
  assert.equal((await register.path.store.view.facts()).size, before);
});

test("code() refuses a value that repeats veiled words, and veils a passage that touches them", async () => {
  const said = await checkCoding(register.path, {
    ...group(),
    fields: [...group().fields, coded("acts.target", text("a guard paid 300 yuan to look away"))],
  });
  assert.deepEqual(
    said.map(({ problem }) => problem),
    ["veiled-words"],
  );
  const { claim: id } = await saved({
    ...group(),
    passages: [spanOf('two were wounded," the trader said. One man paid a guard 300 yuan')],
  });
  const claim = await claimOf(id);
  assert.ok(claim.passages[0]?.exact.includes(VEIL));
  assert.ok(!JSON.stringify(claim).includes("300 yuan"));
  assert.ok(claim.sensitive.length > 0);
});

test("a claim coded twice on the same words is two claims, and ids follow from the place alone", async () => {
  const [first, second] = [await saved(group()), await saved(group())];
  assert.notEqual(first.claim, second.claim);
  const other = await openTestRegister();
  try {
    const own = register;
    register = other;
    assert.equal(await added(TEXT), capture);
    const again = await saved(group());
    register = own;
    assert.equal(again.claim, first.claim);
  } finally {
    await other.end();
  }
});

test("a correction keeps the id, the passages and what was not changed", async () => {
  const proposals = await register.path.store.view.claims({
    kind: "order",
    modality: null,
    capture,
    limit: 10,
    offset: 0,
  });
  const proposed = proposals.find(({ state }) => state === "proposed");
  assert.ok(proposed !== undefined);
  const draft = draftOfClaim(proposed.claim, capture);
  assert.deepEqual(await checkCoding(register.path, draft), []);
  const fields = draft.fields.filter(({ field }) => field !== "order.issued");
  const { claim: id } = await saved({
    ...draft,
    fields: [...fields, coded("order.issued", date("14 January 2021"), "last Thursday")],
  });
  const corrected = await claimOf(id);
  assert.equal(id, proposed.claim.id);
  assert.deepEqual(corrected.passages, proposed.claim.passages);
  assert.deepEqual(corrected.rule, proposed.claim.rule);
  assert.deepEqual(corrected.order?.provisions, proposed.claim.order?.provisions);
  assert.deepEqual(corrected.attribution, proposed.claim.attribution);
  assert.equal(corrected.order?.issued?.edtf, "2021-01-14");
  assert.equal(corrected.order?.issued?.basis.how, "by-hand");
  assert.equal((await register.path.store.view.claim(id))?.state, "corrected");
});

test("a correction keeps what no form asks for: ties, and what others tell of the event", async () => {
  const { claim: id } = await saved(group());
  const { id: own, ...claim } = await claimOf(id);
  const before = { ...claim, id: own, ties: [{ to: null, passages: [] }], retold: [own] };
  const corrected = correctedClaim(before, draftOfClaim(before, capture), claim);
  assert.deepEqual(corrected.ties, before.ties);
  assert.deepEqual(corrected.retold, before.retold);
  assert.ok(!("retells" in corrected));
});

test("draftOfClaim() gives a draft that makes the same claim again", async () => {
  const { claim: id } = await saved(group());
  const claim = await claimOf(id);
  const { claim: again } = await saved({ ...draftOfClaim(claim, capture), corrects: null });
  const { id: _first, ...one } = claim;
  const { id: _second, ...other } = await claimOf(again);
  assert.deepEqual(withoutWords(other), withoutWords(one));
});

/** What has no words of its own is the coder's inference in both; passages of values stay. */
const withoutWords = (claim: object): unknown => JSON.parse(JSON.stringify(claim));

test("passages are the text at their offsets for any selection, and lie within it", async () => {
  const range = fc.tuple(fc.nat(TEXT.length - 2), fc.integer({ min: 1, max: 80 }));
  await fc.assert(
    fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 4 }), async (ranges) => {
      const passages = ranges.map(([start, length]) => ({
        start,
        end: Math.min(TEXT.length, start + length),
      }));
      const draft: CodingDraft = {
        ...group(),
        kind: "practice",
        passages: [],
        fields: [{ field: "acts.act", item: 0, value: term("shooting"), passages }],
      };
      assert.deepEqual(await checkCoding(register.path, draft), []);
      const { claim } = await saved(draft);
      const made = await claimOf(claim);
      for (const { start, end, exact } of [
        ...made.passages,
        ...(made.acts[0]?.basis.passages ?? []),
      ]) {
        assert.equal(exact.length, end - start);
        for (let at = 0; at < exact.length; at += 1) {
          if (exact[at] !== VEIL) assert.equal(exact[at], TEXT[start + at]);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test("similarTo() finds what is on record about the same days and places", async () => {
  await saved(group());
  const draft: CodingDraft = {
    ...group(),
    kind: "incident",
    fields: [coded("when", date("8 January 2021")), coded("where", place("Ryanggang"))],
  };
  const [best] = await similarTo(register.path, draft, 5);
  assert.equal(best?.record.kind, "incident");
  assert.ok(best?.why.includes("same-days"));
  assert.ok(best?.why.includes("near-place"));
  const nothing = await similarTo(register.path, { ...draft, fields: [] }, 5);
  assert.deepEqual(nothing, []);
});

test("drafts are kept beside the ledger, live through a rebuild and go with their report", async () => {
  const { store, by } = register.path;
  const own = await added(`${TEXT}\nA second edition.`);
  const id = Ref.parse("ab".repeat(16));
  const size = (await store.view.facts()).size;
  const draft: CodingDraft = { ...group(), capture: own };
  const kept = { id, at: "2026-01-02T03:04:05.000Z", by, done: false, draft };
  await store.drafts.put(kept);
  await store.drafts.put({ ...kept, at: "2026-01-02T03:04:06.000Z" });
  assert.equal((await store.view.facts()).size, size);
  await store.rebuild();
  assert.deepEqual(
    (await store.view.drafts(own, by)).map(({ at }) => at),
    ["2026-01-02T03:04:06.000Z"],
  );
  await erase(register.path, own, "asked for");
  assert.deepEqual(await store.view.drafts(null, by), []);
  await assert.rejects(store.drafts.put(kept), { code: "not-found" });
});

test("a draft no longer shows words that were veiled after it was kept", async () => {
  const { store, by } = register.path;
  const own = await added(`${TEXT}\nA third edition.`);
  const id = Ref.parse("cd".repeat(16));
  const draft = { ...group(), capture: own };
  await store.drafts.put({ id, at: "2026-01-02T03:04:05.000Z", by, done: false, draft });
  const span = {
    ...spanOf("guards of the river brigade"),
    reason: "by-hand" as const,
    rule: "by-hand/1",
  };
  await decide(register.path, {
    decision: { decision: "veil", capture: own, span, reason: "a test" },
    keys: [],
  });
  const [shown] = await store.view.drafts(own, by);
  assert.ok(!fold(JSON.stringify(shown)).includes("river brigade"));
  const kept = { draft, reason: "saved", kept: id };
  const outcome = await code(register.path, [
    {
      ...kept,
      draft: {
        ...draft,
        kind: "incident",
        fields: [coded("acts.act", term("shooting"), "fired at two groups")],
      },
    },
  ]);
  assert.equal(outcome.kind, "saved");
  assert.deepEqual(await store.view.drafts(own, by), []);
});
