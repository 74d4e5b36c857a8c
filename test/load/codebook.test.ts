import assert from "node:assert/strict";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { codebookVersionOf } from "../../src/format/codebook-version.ts";
import { loadCodebook, readCodebook } from "../../src/load/codebook.ts";
import { DATA_FOLDER, loadRuleData } from "../../src/load/load.ts";
import { Access, ClaimKind, Modality, OutcomeKind, VictimClass } from "../../src/model/claim.ts";
import { CodingKind } from "../../src/model/codebook.ts";
import {
  Instrument,
  OrderEvidence,
  OrderTarget,
  ProvisionKind,
  ZoneSide,
} from "../../src/model/order.ts";
import { Side } from "../../src/model/place.ts";
import { editCodebook } from "../../src/review/codebook.ts";

const codebook = loadCodebook();
const idsOf = (name: string): readonly string[] =>
  codebook.vocabularies.find(({ id }) => id === name)?.terms.map(({ id }) => id) ?? [];

test("the codebook has a term for everything the model's closed lists hold", () => {
  const lists = {
    modalities: Modality.options,
    access: Access.options,
    sides: Side.options,
    "victim-classes": VictimClass.options,
    instruments: Instrument.options,
    "order-targets": OrderTarget.options,
    "order-evidence": OrderEvidence.options,
    "zone-sides": ZoneSide.options,
    outcomes: OutcomeKind.options,
    kinds: CodingKind.options,
  };
  for (const [name, options] of Object.entries(lists)) {
    assert.deepEqual([...idsOf(name)].sort(), [...options].sort(), name);
  }
  for (const outcome of OutcomeKind.options) {
    assert.ok(
      codebook.entries.some(({ id }) => id === `outcomes.${outcome}`),
      outcome,
    );
  }
  for (const kind of ClaimKind.options) {
    assert.ok(
      codebook.entries.some(({ id, type }) => id === kind && type === "kind"),
      kind,
    );
  }
});

test("the codebook has a term for everything the word lists can make rules emit", () => {
  const lists = loadRuleData().lexicons.en?.lists ?? {};
  const valuesOf = (list: string) =>
    [...new Set((lists[list] ?? []).map((word) => word.slice(word.lastIndexOf("=") + 1)))].sort();
  const without = (list: string, name: string, toId = (value: string) => value) =>
    valuesOf(list).filter((value) => !idsOf(name).includes(toId(value)));
  assert.deepEqual(without("weapons", "weapons"), []);
  assert.deepEqual(without("order-nouns", "instruments"), []);
  assert.deepEqual(without("midpoint-sides", "provisions"), []);
  assert.deepEqual(without("zone-sides", "zone-sides"), []);
  const lethal = (value: string) => `${value}-instead-of-live-fire`;
  assert.deepEqual(without("less-lethal", "provisions", lethal), []);
});

/** Texts that a rule writes under a name, e.g. `rule: "hold-fire"`, also behind a choice. */
const writtenIn = (file: string, name: string): readonly string[] => {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const texts = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.push(node.text);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(texts);
    else if (ts.isParenthesizedExpression(node)) texts(node.expression);
  };
  const walk = (node: ts.Node): void => {
    const isNamed = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
    if (isNamed && node.name.getText() === name && node.initializer) texts(node.initializer);
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return [...new Set(found)];
};

test("the codebook has a term for every act, role and provision that rules write themselves", () => {
  const rules = "src/extract/claims";
  const missing = (file: string, name: string, vocabulary: string) =>
    writtenIn(file, name).filter((text) => !idsOf(vocabulary).includes(text));
  for (const [file, least] of [
    ["provision", 4],
    ["fire", 1],
    ["fire-ruling", 4],
    ["leave", 1],
  ] as const) {
    const written = writtenIn(`${rules}/${file}.ts`, "rule");
    assert.ok(written.length >= least, `${file}: ${written}`);
    assert.deepEqual(missing(`${rules}/${file}.ts`, "rule", "provisions"), []);
  }
  assert.ok(writtenIn(`${rules}/act.ts`, "act").length > 2);
  assert.deepEqual(missing(`${rules}/act.ts`, "act", "acts"), []);
  assert.deepEqual(missing(`${rules}/act.ts`, "method", "methods"), []);
});

test("whatever the golden claims hold has its term, and provisions rule the same way", () => {
  const folder = "test/golden/extract";
  const provisions = new Map(
    codebook.vocabularies
      .find(({ id }) => id === "provisions")
      ?.terms.map(({ id, provision }) => [id, provision]),
  );
  for (const kind of ProvisionKind.options) {
    assert.ok(
      [...provisions.values()].some((one) => one?.kind === kind),
      kind,
    );
  }
  for (const name of readdirSync(folder)) {
    if (!statSync(join(folder, name)).isDirectory()) continue;
    const text = readFileSync(join(folder, name, "expected.json"), "utf8");
    for (const [, role] of text.matchAll(/"role": ?"([^"]+)"/g)) {
      assert.ok(idsOf("roles").includes(role ?? ""), `${name}: role ${role}`);
    }
  }
});

test("every provision says what it rules on, every other term does not", () => {
  for (const { id, terms } of codebook.vocabularies) {
    for (const term of terms) assert.equal(term.provision !== null, id === "provisions", term.id);
  }
});

test("readCodebook() refuses what is given twice and what refers to nothing", () => {
  const entries = readFileSync(join(DATA_FOLDER, "codebook", "entries.json"), "utf8");
  const broken: readonly (readonly [string, RegExp])[] = [
    [entries.replace('"id": "order"', '"id": "incident"'), /entry "incident" is given twice/],
    [entries.replace('"vocabulary": "acts"', '"vocabulary": "deeds"'), /names no vocabulary/],
    [entries.replace('"definition"', '"meaning"'), /entries\.0/],
  ];
  for (const [text, problem] of broken) {
    const dir = mkdtempSync(join(tmpdir(), "onrecord-codebook-"));
    try {
      cpSync(join(DATA_FOLDER, "codebook"), join(dir, "codebook"), { recursive: true });
      writeFileSync(join(dir, "codebook", "entries.json"), text);
      assert.throws(() => readCodebook(dir), problem);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
});

test("a version changes with every word, and an edit of an entry that is not there changes nothing", () => {
  const [entry] = codebook.entries;
  assert.ok(entry !== undefined);
  const { definition, include, exclude, example } = entry;
  const same = { entry: entry.id, definition, include, exclude, example };
  assert.deepEqual(codebookVersionOf(editCodebook(codebook, same)), codebookVersionOf(codebook));
  const other = { ...same, definition: { ...definition, ko: `${definition.ko}.` } };
  assert.notEqual(
    codebookVersionOf(editCodebook(codebook, other)).hash,
    codebookVersionOf(codebook).hash,
  );
  assert.deepEqual(editCodebook(codebook, { ...other, entry: "nowhere" }), codebook);
});
