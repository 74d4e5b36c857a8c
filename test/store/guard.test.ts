import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { VEIL } from "../../src/model/passage.ts";
import {
  veilCapture,
  veilClaim,
  veilDecision,
  veilNames,
  veilReading,
  veilRecord,
} from "../../src/store/guard.ts";
import { mergeSpans, veilText } from "../../src/store/veil-text.ts";
import { anyCharacter } from "../any-character.ts";
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
    fc.property(fc.string({ unit: anyCharacter, maxLength: 30 }), fc.array(span), (text, spans) => {
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

const RIVER =
  "Soldiers shot dead a man, a source said. They crossed at the shallow ford below Kwangha Landing, he said.";
const RIVER_SPAN = [spanOf(RIVER, "They crossed at the shallow ford below Kwangha Landing")];
const HIDDEN = /[Ss]hallow|[Ff]ord|below|kwangha|Kwangha|KWANGHA|anding/;

it("the guard finds veiled words again in any case, spacing and quotation marks", () => {
  const capture = {
    ...captureOf(RIVER),
    name: "the_shallow ford-below.html",
    path: "/home/me/KWANGHA/x.html",
    declared: {
      url: "https://example.org/2021/shallow-ford-below-the-landing?q=1",
      outlet: "Radio X",
      published: "2021-03-04",
      title: "AT THE  SHALLOW \u2018FORD\u2019",
    },
  };
  const shown = veilCapture(capture, { text: RIVER, spans: RIVER_SPAN });
  const { name, path, declared } = shown;
  assert.doesNotMatch(`${name} ${path} ${declared.url} ${declared.title}`, /shallow|ford|kwangha/i);
  assert.equal(declared.url?.startsWith("https://example.org"), true);
  assert.equal(declared.outlet, "Radio X");
  assert.equal(name.length, capture.name.length);
  const title = "Crossing at the Sh\u00e1llow \u201cford\u201d: the Kw\u0103ngha case";
  const reading = veilReading(readingOf(RIVER, { title }), RIVER_SPAN);
  assert.doesNotMatch(`${reading.title}`, HIDDEN);
  assert.match(`${reading.title}`, /^Crossing .* the .* case$/u);
});

it("veilCapture() hides veiled words in the address that was fetched, and no date of its headers", () => {
  const address = "https://example.org/2021/the-shallow-ford-case?id=7";
  const fetched = {
    address,
    at: "2021-05-01T00:00:00.000Z",
    status: 200,
    headers: [{ name: "date", value: "Sat, 01 May 2021 00:00:00 GMT" }],
  } as const;
  const capture = { ...captureOf(RIVER), how: "address", fetched } as const;
  const shown = veilCapture(capture, { text: RIVER, spans: RIVER_SPAN }).fetched;
  assert.equal(shown?.address, `https://example.org${VEIL.repeat(address.length - 19)}`);
  assert.deepEqual({ ...shown, address }, fetched);
  assert.equal(veilCapture(capture, null).fetched, null);
});

it("the guard leaves words that the unveiled text shows, and runs that are chance", () => {
  const text = "In Musan a man was shot. He hid at the mill of Musan for 3 days.";
  const source = { text, spans: [spanOf(text, "hid at the mill of Musan for 3 days")] };
  const row = { id: "x", name: "at the station.txt", title: "A man of Musan", original: null };
  assert.deepEqual(veilNames(row, source), row);
});

it("the guard finds runs of a script without spaces", () => {
  const text =
    "\uad70\uc778\ub4e4\uc774 \ucd1d\uc744 \uc3d8\ub2e4. \ubb3c\uc774 \uc595\uc740 \uc5ec\uc6b8\ubaa9\uc73c\ub85c \uac74\ub108\uac14\ub2e4.";
  const source = {
    text,
    spans: [spanOf(text, "\ubb3c\uc774 \uc595\uc740 \uc5ec\uc6b8\ubaa9\uc73c\ub85c")],
  };
  const shown = veilNames(
    {
      id: "x",
      name: "a.txt",
      title: "\uc595\uc740\uc5ec\uc6b8\ubaa9\uc73c\ub85c \uac04 \uc0ac\ub78c",
      original: null,
    },
    source,
  );
  assert.doesNotMatch(shown.title ?? "", /\uc5ec\uc6b8\ubaa9/u);
});

it("the guard gives no title and no name where nobody has looked for sensitive passages", () => {
  const capture = { ...captureOf(RIVER), path: "/tmp/letter.txt" };
  const shown = veilCapture({ ...capture, declared: { ...capture.declared, title: "T" } }, null);
  assert.deepEqual([shown.name, shown.path, shown.declared.title], [capture.id, null, null]);
  const original = {
    relation: "reprint_of",
    outlet: "The Ford Courier",
    published: "2021-03-02",
    url: "https://courier.example/by-the-ford",
  } as const;
  const row = veilNames({ id: capture.id, name: "letter.txt", title: "T", original }, null);
  const unnamed = { ...original, outlet: null, url: null };
  assert.deepEqual(row, { id: capture.id, name: capture.id, title: null, original: unnamed });
});

it("veilDecision() hides a reason whole where it quotes veiled words or nobody can tell", () => {
  const decision = { decision: "withdraw", capture: captureOf(RIVER).id } as const;
  const source = { text: RIVER, spans: RIVER_SPAN };
  const reasonShown = (reason: string, sources: readonly (typeof source)[] | null) => {
    const shown = veilDecision({ ...decision, reason }, sources);
    return "reason" in shown ? shown.reason : null;
  };
  const quoting = "tells of The Shallow Ford and who went";
  assert.equal(reasonShown(quoting, [source]), VEIL.repeat(quoting.length));
  assert.equal(reasonShown("asked for", [source]), "asked for");
  assert.equal(reasonShown("asked for", null), VEIL.repeat("asked for".length));
});

it("veilReading() hides veiled words that a headline in the text repeats", () => {
  const text = `The Shallow Ford Below\n${RIVER}`;
  const blocks = [
    { start: 0, end: 22, role: "headline", mark: null },
    { start: 23, end: text.length, role: "body", mark: null },
  ] as const;
  const span = spanOf(text, "crossed at the shallow ford below");
  const shown = veilReading(readingOf(text, { blocks }), [span]);
  assert.equal(shown.text.slice(0, 22), VEIL.repeat(22));
});

it("the guard veils words within the JSON of a value and keeps it JSON", () => {
  const claim = claimOf(captureOf(RIVER).id, { text: RIVER, exact: "Soldiers shot dead a man" });
  const rests_on = { reports: 1, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] };
  const value = '{"best":1,"words":"the SHALLOW ford"}';
  const values = [{ value, claims: [claim.id], passages: [], rests_on }];
  const record = incidentOf([claim], [], { fields: [{ field: "outcomes.killed", values }] });
  const veiled = veilRecord(record, [{ text: RIVER, spans: RIVER_SPAN }]);
  const shown = veiled.kind === "incident" ? veiled.fields[0]?.values[0]?.value : undefined;
  assert.equal(shown, `{"best":1,"words":"${VEIL.repeat(16)}"}`);
});
