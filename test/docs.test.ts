// The documentation says what the program does; where it does not, these fail.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { test } from "node:test";
import { realEffects } from "../src/cli/effects.ts";
import { fieldsReference } from "../src/cli/fields-reference.ts";
import { COMMAND_NAMES, makeProgram } from "../src/cli/program.ts";
import { cliReference } from "../src/cli/reference.ts";
import { ClaimKind, Modality } from "../src/model/claim.ts";
import { Basis } from "../src/model/passage.ts";
import { Place } from "../src/model/place.ts";
import { renderHttpReference } from "../src/server/reference.ts";

const read = (path: string): string => readFileSync(path, "utf8");

/** Every Markdown file of ours, from the root of the clone. */
const pages: readonly string[] = [".", "docs", "samples", "bench", "data"]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== ".", encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(folder, file).split(sep).join("/")),
  );

/** Licences that ask nothing of what a register holds or of a copy of this program but its notice. */
const freeLicences = [
  ...["MIT", "ISC", "0BSD", "OFL-1.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"],
  ...["BlueOak-1.0.0", "MPL-2.0", "CC-BY-4.0", "Unlicense", "Python-2.0"],
];

test("docs/cli.md is what the commands say, else run npm run docs", async () => {
  assert.equal(read("docs/cli.md"), await cliReference());
});

test("makeProgram() brings the command that is called, and each goes by its own name", async () => {
  const context = { effects: realEffects(), exit: () => {} };
  for (const name of COMMAND_NAMES) {
    const { commands } = await makeProgram(context, name);
    assert.deepEqual(
      commands.map((command) => command.name()),
      [name],
    );
  }
  assert.equal((await makeProgram(context, "--help")).commands.length, COMMAND_NAMES.length);
});

test("docs/http-api.md is what the routes say, else run npm run docs", () => {
  assert.equal(read("docs/http-api.md"), renderHttpReference());
});

test("docs/formats/fields.md is what the shapes say, else run npm run docs", () => {
  assert.equal(read("docs/formats/fields.md"), fieldsReference());
});

test("docs/formats/fields.md has a row for every field, also where shapes lie in one another", () => {
  const page = read("docs/formats/fields.md");
  for (const field of ["events", "says", "copies.members[].how", "zone", "distance_km.min"]) {
    assert.ok(page.includes(`| \`${field}\` |`), field);
  }
});

test("every page of a format says where its vectors are", () => {
  // The register's folder holds what other pages describe; fields.md belongs to report-lines.md.
  const silent = readdirSync("docs/formats")
    .filter((file) => !["README.md", "fields.md", "register.md"].includes(file))
    .filter((file) => !/^## Vectors$/m.test(read(`docs/formats/${file}`)));
  assert.deepEqual(silent, []);
});

test("docs/formats/claim.md says what every kind, modality and basis means", () => {
  const page = read("docs/formats/claim.md");
  const bases = Basis.options.map((option) => option.unwrap().shape.how.value);
  for (const word of [...ClaimKind.options, ...Modality.options])
    assert.match(page, new RegExp(`^\\| \`${word}\` \\|`, "m"), word);
  for (const word of bases) assert.ok(page.includes(`\`${word}\``), word);
});

test("the recipes name every member of a place and of an outlet, and every folder of rules", () => {
  const [place, outlet, rule] = ["a-place", "an-outlet", "a-rule"].map((name) =>
    read(`docs/recipes/add-${name}.md`),
  );
  const { outlets } = JSON.parse(read("data/outlets.json"));
  for (const member of Object.keys(Place.unwrap().shape))
    assert.ok(place?.includes(`\`${member}\``), member);
  for (const member of Object.keys(outlets[0]))
    assert.ok(outlet?.includes(`\`${member}\``), member);
  for (const folder of ["dates", "numbers", "places", "speech", "sensitive", "claims"])
    assert.ok(rule?.includes(`src/extract/${folder}/`), folder);
});

test("the guide on models names every command line it needs as docs/cli.md has it", () => {
  const [guide, cli] = [read("docs/guide/ask-a-model.md"), read("docs/cli.md")];
  for (const option of [
    "--model",
    "--at",
    "--again",
    "--all",
    "--time-limit",
    "--decisions",
    "--claims",
  ]) {
    assert.ok(guide.includes(option) && cli.includes(option), option);
  }
});

test("every folder of vectors is named by a page", () => {
  const text = readdirSync("docs/formats")
    .map((file) => read(`docs/formats/${file}`))
    .join("\n");
  for (const folder of readdirSync("test/vectors"))
    for (const file of readdirSync(`test/vectors/${folder}`))
      assert.ok(
        text.includes(`test/vectors/${folder}`) && text.includes(file),
        `${folder}/${file}`,
      );
});

test("every format has a page that is linked from where a reader looks", () => {
  const linked = ["ARCHITECTURE.md", "docs/formats/README.md"].flatMap((page) => linksOf(page));
  const formats = readdirSync("docs/formats").filter((file) => file !== "README.md");
  assert.ok(formats.length > 0);
  assert.deepEqual(
    formats.filter((file) => !linked.includes(`docs/formats/${file}`)),
    [],
  );
});

test("every noun of the design has its word in GLOSSARY.md", () => {
  const glossary = read("GLOSSARY.md").toLowerCase();
  const nouns = [
    ...["register", "capture", "reading", "passage", "claim", "modality", "value", "attribution"],
    ...["account", "document", "outlet", "lead", "incident", "order", "provision", "zone"],
    ...["aggregate", "copies", "difference", "date", "place", "decision", "assessment", "ledger"],
    ...["entry", "commitment", "checkpoint", "rebuild", "rederive", "sensitive passage", "veil"],
  ];
  assert.deepEqual(
    nouns.filter((noun) => !new RegExp(`^[-#*|\\s]*\\**${noun}`, "m").test(glossary)),
    [],
  );
});

test("every dependency has a line with its price and a free licence", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
  const rows = rowsOf(read("docs/decisions/0003-dependencies.md"));
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  assert.deepEqual([...rows.keys()].sort(), wanted.sort(), "a line for each and no other");
  for (const name of wanted) {
    const cells = rows.get(name) ?? [];
    assert.equal(cells.length, 6, `${name} has all its columns`);
    assert.ok(
      cells.every((cell) => cell !== ""),
      `${name} leaves no column empty`,
    );
    const manifest = join("node_modules", name, "package.json");
    // Packages of other platforms are not installed; the lock file has no licence for them.
    if (existsSync(manifest)) assert.equal(cells[2], JSON.parse(read(manifest)).license, name);
  }
});

test("everything that is installed has a licence that a register may rest on", () => {
  const lock = JSON.parse(read("node_modules/.package-lock.json"));
  const licences = Object.entries<{ license?: string }>(lock.packages).map(
    ([path, { license }]) => [path, license ?? licenceFileOf(path)] as const,
  );
  assert.ok(licences.length > 50);
  const refused = licences.filter(([, licence]) => !isFree(licence));
  assert.deepEqual(refused, []);
});

test("isFree() takes a choice with one free licence and refuses a sum with one that is not", () => {
  assert.equal(isFree("(MIT OR GPL-3.0)"), true);
  assert.equal(isFree("MIT AND AGPL-3.0"), false);
  assert.equal(isFree("GPL-2.0-only"), false);
  assert.equal(isFree("none"), false);
});

test("README.md has at most 100 lines and ARCHITECTURE.md at most 150", () => {
  assert.ok(read("README.md").trimEnd().split("\n").length <= 100);
  assert.ok(read("ARCHITECTURE.md").trimEnd().split("\n").length <= 150);
});

test("every relative link of every page leads to a file, and its anchor to a heading", () => {
  assert.ok(pages.includes("README.md"));
  const broken = pages.flatMap((page) =>
    anchoredLinksOf(page)
      .filter(({ path, anchor }) => !existsSync(path) || !hasHeading(path, anchor))
      .map(({ path, anchor }) => `${page} → ${path}${anchor === "" ? "" : `#${anchor}`}`),
  );
  assert.deepEqual(broken, []);
});

test("every path of the tree that a page names in backquotes is there", () => {
  const broken = pages
    .filter((page) => page !== "CHANGELOG.md")
    .flatMap((page) =>
      [...withoutFences(read(page)).matchAll(/`((?:src|scripts|bin|docs|data)\/[a-z0-9./-]+)`/g)]
        .map(([, path = ""]) => path)
        .filter((path) => !existsSync(path))
        .map((path) => `${page} names ${path}`),
    );
  assert.deepEqual(broken, []);
});

/** What the licence file says where the manifest names none. */
function licenceFileOf(path: string): string {
  const file = join(path, "LICENSE");
  return existsSync(file) && read(file).startsWith("MIT License") ? "MIT" : "none";
}

function isFree(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, "");
  if (terms.includes(" AND ")) return terms.split(" AND ").every(isFree);
  return terms.split(" OR ").some((term) => freeLicences.includes(term.trim()));
}

/** The tables' rows by the package in their first cell. */
function rowsOf(page: string): Map<string, string[]> {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows.map((line) => {
      const cells = line.split("|").slice(1, -1);
      const [name = ""] = cells;
      return [name.trim().replaceAll("`", ""), cells.map((cell) => cell.trim())];
    }),
  );
}

function anchoredLinksOf(page: string): { readonly path: string; readonly anchor: string }[] {
  return [...withoutFences(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = "", anchor = ""] = target.split("#");
      const path = file === "" ? page : normalize(join(dirname(page), decodeURI(file)));
      return { path: path.split(sep).join("/"), anchor };
    });
}

const linksOf = (page: string): string[] => anchoredLinksOf(page).map(({ path }) => path);

/** GitHub's way of naming headings: lower case, no punctuation, hyphens for spaces. */
function hasHeading(path: string, anchor: string): boolean {
  if (anchor === "" || !path.endsWith(".md")) return true;
  const headings = [...withoutFences(read(path)).matchAll(/^#+\s+(.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
  return headings.includes(anchor);
}

const withoutFences = (page: string): string => page.replaceAll(/^```[\s\S]*?^```/gm, "");
