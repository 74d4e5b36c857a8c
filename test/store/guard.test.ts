import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { VEIL } from "../../src/model/passage.ts";
import { mergeSpans, veilClaim, veilReading, veilRecord, veilText } from "../../src/store/guard.ts";
import {
  captureOf,
  claimOf,
  incidentOf,
  passageOf,
  readingOf,
  spanOf,
  whereOf,
} from "../contract/sample-bodies.ts";

const TEXT =
  "A woman was shot where the ferry lands, so it is told in every village along that road, a fisherman said.";

it("veilText() keeps every length and hides exactly the units of its spans", () => {
  const span = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.array(span), (text, spans) => {
      const veiled = veilText(text, spans);
      assert.equal(veiled.length, text.length);
      const merged = mergeSpans(spans, text);
      for (let at = 0; at < text.length; at++) {
        const isHidden = merged.some(({ start, end }) => start <= at && at < end);
        assert.equal(veiled[at], isHidden ? VEIL : text[at]);
      }
      for (const { start, end } of spans) {
        for (let at = start; at < Math.min(end, text.length); at++) assert.equal(veiled[at], VEIL);
      }
    }),
  );
});

it("veilText() never leaves half a surrogate pair", () => {
  const text = "a\u{1f6a9}b";
  assert.equal(veilText(text, [{ start: 2, end: 3 }]), `a${VEIL}${VEIL}b`);
  assert.ok(veilText(text, [{ start: 0, end: 2 }]).isWellFormed());
});

it("veilClaim() hides the words by offset in passages and by words in every other field", () => {
  const capture = captureOf(TEXT);
  const stated = { how: "stated", passages: [passageOf(TEXT, "the ferry lands")] } as const;
  const claim = claimOf(capture.id, {
    text: TEXT,
    exact: "A woman was shot",
    fields: {
      where: { ...whereOf("the ferry lands", "x/landing"), basis: stated },
      attribution: {
        outlet: "The Test Courier",
        account: {
          description: "a fisherman from the ferry lands house",
          anonymous: true,
          role: null,
          access: "saw",
        },
        chain: ["The Test Courier", "a fisherman from the ferry lands house"],
        passages: [],
      },
    },
  });
  const veiled = veilClaim(claim, { text: TEXT, spans: [spanOf(TEXT, "where the ferry lands")] });
  assert.doesNotMatch(JSON.stringify(veiled), /ferry/);
  assert.equal(veiled.where?.place, null);
  assert.equal(veiled.where?.name, VEIL.repeat("the ferry lands".length));
  assert.equal(veiled.passages[0]?.exact, "A woman was shot");
  assert.deepEqual([veiled.id, veiled.kind, veiled.rule], [claim.id, claim.kind, claim.rule]);
});

it("veilRecord() hides a passage by the capture whose words it has, not by another's offsets", () => {
  const other = "Snow lay where the road bends and nothing at all was heard of it for weeks after.";
  const claim = claimOf(captureOf(TEXT).id, { text: TEXT, exact: "A woman was shot" });
  const passages = [passageOf(TEXT, "A woman was shot"), passageOf(other, "Snow lay where")];
  const rests_on = { reports: 2, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] };
  const values = [{ value: '"shot"', claims: [claim.id], passages, rests_on }];
  const record = incidentOf([claim], [], { fields: [{ field: "acts", values }] });
  const sources = [
    { text: TEXT, spans: [spanOf(TEXT, "shot where")] },
    { text: other, spans: [] },
  ];
  const veiled = veilRecord(record, sources);
  assert.ok(veiled.kind === "incident");
  const shown = veiled.fields[0]?.values[0];
  assert.deepEqual(
    shown?.passages.map(({ exact }) => exact),
    [`A woman was ${VEIL.repeat(4)}`, "Snow lay where"],
  );
  assert.equal(shown?.value, `"${VEIL.repeat(4)}"`);
});

it("veilReading() hides titles and credits where the whole text is hidden", () => {
  const reading = readingOf("Seen.", {
    title: "At the ford",
    byline: "A. Writer",
    credits: ["Photo: B."],
  });
  const veiled = veilReading(reading, [{ start: 0, end: 5 }]);
  assert.doesNotMatch(
    JSON.stringify([veiled.title, veiled.byline, veiled.credits, veiled.text]),
    /\w/,
  );
});
