// The walls of ARCHITECTURE.md. To change a rule, change these tables.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, normalize, sep } from "node:path";
import { test } from "node:test";
import ts from "typescript";

const pureStages = ["read", "extract", "resolve"];
/** Pure as the stages are, and beside the path: they measure what came of it. */
const pureRooms = [...pureStages, "eval"];
const actingStages = ["capture", "record", "review", "publish"];
const ground = ["model", "format"];
const inside = [
  ...ground,
  "load",
  "store",
  "verify",
  "work",
  "ask",
  "eval",
  ...pureStages,
  ...actingStages,
];

/** The folders and files of src that may be imported, by who imports; deeper names come first. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The half of the path that runs in workers and filters: bytes in, claims out, nothing written.
  "pipeline/derive.ts": [...ground, ...pureStages, "pipeline/derived-nothing.ts"],
  "pipeline/derive-worker.ts": [
    ...[...ground, ...pureStages, "work", "load"],
    ...["pipeline/derive.ts", "pipeline/lists/derive.ts"],
  ],
  "pipeline.ts": [...inside, "pipeline"],
  pipeline: [...inside, "pipeline.ts"],
  model: [],
  format: ["model"],
  load: ground,
  verify: ground, // Must not trust the code that wrote what it checks.
  store: ground,
  work: ground,
  ask: ground,
  eval: ground,
  read: ground,
  extract: ground,
  resolve: ground,
  ...Object.fromEntries(actingStages.map((stage) => [stage, [...ground, "load", "store", "work"]])),
  server: [...inside, "pipeline.ts", "pipeline"],
  cli: [...inside, "pipeline.ts", "pipeline", "server", "../package.json"],
  web: [],
};

/** Types alone, beyond what may be imported whole. */
const mayImportTypes: Readonly<Record<string, readonly string[]>> = {
  web: ["model", "server/api.ts"],
};

/** Packages by folder; a folder not named may import any dependency of package.json. */
const packages: Readonly<Record<string, readonly string[]>> = {
  model: ["zod", "edtf"],
  format: ["zod", "node:crypto", "node:util", "node:buffer", "node:path"],
  read: [
    ...["zod", "edtf", "linkedom", "parse5", "@mozilla/readability", "tinyld"],
    ...["csv-parse/sync", "read-excel-file/universal", "node:zlib"],
  ],
  extract: ["zod", "edtf", "wink-nlp", "wink-eng-lite-web-model"],
  resolve: ["zod", "edtf"],
  eval: ["zod"],
  ask: ["zod", "node:http", "node:net", "node:dns/promises"],
  "pipeline/derive.ts": ["zod"],
  web: [
    ...["svelte", "hono/client", "i18next", "bits-ui", "@tanstack/svelte-virtual"],
    "@observablehq/plot",
    ...["maplibre-gl", "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url"],
  ],
};

type Import = { readonly target: string; readonly typeOnly: boolean };
type Source = {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
};

const sources: readonly Source[] = filesOf("src").map((path) => {
  const text = readFileSync(join("src", path), "utf8");
  const code = path.endsWith(".svelte") ? scriptsOf(text) : text;
  return { path, text, tree: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true) };
});

test("every file of src has a row in the table of imports", () => {
  const rowless = sources.filter(({ path }) => rowOf(path, mayImport) === null);
  assert.deepEqual(namesOf(rowless), []);
  assert.ok(sources.length > 50, `${sources.length} files were looked at`);
});

test("every file imports only the folders its row names", () => {
  const wrong = sources.flatMap(({ path, tree }) =>
    importsOf(tree)
      .filter(({ target }) => target.startsWith("."))
      .filter((found) => !isAllowed(path, found))
      .map(({ target }) => `${path} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("every file imports only the packages its folder may use", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const wrong = sources.flatMap(({ path, tree }) => {
    const row = rowOf(path, packages);
    const listed = row === null ? null : packages[row];
    return importsOf(tree)
      .map(({ target }) => target)
      .filter((target) => !target.startsWith(".") && !target.startsWith("vite/"))
      .filter((target) => {
        if (listed !== null && listed !== undefined) return !listed.includes(target);
        return !target.startsWith("node:") && !(packageOf(target) in dependencies);
      })
      .map((target) => `${path} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("no file imports by a name made at run time", () => {
  const wrong = sources.filter(({ tree }) =>
    nodesOf(tree).some(
      (node) =>
        ts.isCallExpression(node) &&
        node.expression.kind === ts.SyntaxKind.ImportKeyword &&
        !node.arguments.every(ts.isStringLiteralLike),
    ),
  );
  assert.deepEqual(namesOf(wrong), []);
});

const IMPURE_NAMES = [
  ...["process", "fetch", "performance", "setTimeout", "setInterval", "setImmediate", "crypto"],
  ...["Intl", "require", "globalThis", "navigator", "localStorage", "XMLHttpRequest", "WebSocket"],
];
const IMPURE_MEMBERS = [
  ...["Date.now", "Date.parse", "Math.random", "import.meta"],
  ...["localeCompare", "toLocaleString", "toLocaleDateString", "toLocaleTimeString"],
  ...["toLocaleLowerCase", "toLocaleUpperCase", "getTimezoneOffset", "getYear"],
  ...["getFullYear", "getMonth", "getDate", "getDay", "getHours", "getMinutes", "getSeconds"],
  ...["setFullYear", "setMonth", "setDate", "setHours", "setMinutes", "setSeconds"],
];

test("the pure stages call no clock, disk, network, randomness, process or locale", () => {
  const pure = sources.filter(
    ({ path }) => pureRooms.includes(folderOf(path)) || path === "pipeline/derive.ts",
  );
  assert.deepEqual(
    pure.flatMap(({ path, tree }) => impuritiesOf(tree).map((found) => `${path}: ${found}`)),
    [],
  );
});

test("impuritiesOf() finds each kind of impure call, and nothing in pure code", () => {
  const find = (code: string) =>
    impuritiesOf(ts.createSourceFile("x.ts", code, ts.ScriptTarget.Latest, true));
  for (const code of [
    "const t = Date.now()",
    "new Date()",
    "new Date(2020, 1, 1)",
    "Date()",
    "d.getHours()",
    "a.localeCompare(b)",
    "process.env.X",
    "Math.random()",
    "await fetch(x)",
    "new Intl.Collator()",
  ]) {
    assert.equal(find(code).length > 0, true, code);
  }
  assert.deepEqual(find("Date.UTC(2020, 1, 1); new Date(ms).getUTCDate(); x.process; a < b"), []);
});

const FUNCTION_LINES = 60;
const FILE_LINES = 300;
const PARAMETERS = 3;

test(`no function is longer than ${FUNCTION_LINES} lines or takes more than ${PARAMETERS} parameters`, () => {
  const wrong = sources.flatMap(({ path, tree }) =>
    nodesOf(tree).flatMap((node) => {
      if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return [];
      const line = (at: number) => tree.getLineAndCharacterOfPosition(at).line;
      const lines = line(node.end) - line(node.getStart(tree)) + 1;
      const where = `${path}:${line(node.getStart(tree)) + 1}`;
      return [
        ...(lines > FUNCTION_LINES ? [`${where} has ${lines} lines`] : []),
        ...(node.parameters.length > PARAMETERS ? [`${where} takes too many parameters`] : []),
      ];
    }),
  );
  assert.deepEqual(wrong, []);
});

test(`no file is longer than ${FILE_LINES} lines, unless it is a table of words`, () => {
  const wrong = sources
    .filter(({ text }) => text.trimEnd().split("\n").length > FILE_LINES)
    .filter(({ tree }) => !isTable(tree));
  assert.deepEqual(namesOf(wrong), []);
});

test("no file uses any, a non-null assertion, an enum, a default export or a bare suppression", () => {
  const wrong = sources.flatMap(({ path, text, tree }) => [
    ...nodesOf(tree)
      .flatMap((node) => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) return ["any"];
        if (ts.isNonNullExpression(node)) return ["a non-null assertion"];
        if (ts.isEnumDeclaration(node)) return ["an enum"];
        return ts.isExportAssignment(node) ? ["a default export"] : [];
      })
      .map((found) => `${path}: ${found}`),
    ...text
      .split("\n")
      .filter((line) =>
        /@ts-(ignore|nocheck)|@ts-expect-error\s*$|biome-ignore\s+\S+\s*:?\s*$/.test(line),
      )
      .map((line) => `${path}: ${line.trim()}`),
    ...(/\b(TODO|FIXME|XXX)\b/.test(text) ? [`${path}: an open end without an issue`] : []),
  ]);
  assert.deepEqual(wrong, []);
});

test("`as` stands in parsers only", () => {
  const wrong = sources.flatMap(({ path, tree }) =>
    nodesOf(tree)
      .filter(ts.isAsExpression)
      .filter(({ type }) => type.getText(tree) !== "const")
      .filter((node) => !isInParser(node))
      .map((node) => `${path}: ${node.getText(tree).slice(0, 80)}`),
  );
  assert.deepEqual(wrong, []);
});

test("no file or folder has a name that says nothing, and index.ts holds no logic", () => {
  const vague = /^(utils?|helpers?|common|shared|misc|lib|core|base)$/;
  const wrong = sources.filter(({ path }) =>
    path
      .replace(/\.[a-z.]+$/, "")
      .split("/")
      .some((part) => vague.test(part) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part)),
  );
  assert.deepEqual(namesOf(wrong), []);
  const doors = sources.filter(({ path }) => basename(path) === "index.ts");
  const logical = doors.filter(({ tree }) => !tree.statements.every(ts.isExportDeclaration));
  assert.deepEqual(namesOf(logical), []);
});

test("every export has a sentence that says what a caller needs", () => {
  const wrong = sources.flatMap(({ path, tree }) => {
    const documented = new Set<string>();
    return tree.statements.flatMap((statement) => {
      if (!("modifiers" in statement) || ts.isExportDeclaration(statement)) return [];
      const names = exportedNames(statement);
      const told =
        ts.getJSDocCommentsAndTags(statement).length > 0 || /\/\*\*/.test(leadOf(statement, tree));
      if (told) for (const name of names) documented.add(name);
      const isType = ts.isTypeAliasDeclaration(statement);
      // A plain shape tells itself; a type beside its parser of the same name is told there.
      return told || isType
        ? []
        : names
            .filter((name) => !documented.has(name) && !isShape(statement))
            .map((name) => `${path}: ${name}`);
    });
  });
  assert.deepEqual(wrong, []);
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => file.split(sep).join("/"))
    .sort();
}

/** The script parts of a component, with its lines kept where they are. */
function scriptsOf(text: string): string {
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
  return scripts.map(([, code = ""]) => code).join("\n");
}

const folderOf = (path: string): string => path.split("/")[0] ?? "";
const namesOf = (files: readonly Source[]): string[] => files.map(({ path }) => path);
const packageOf = (target: string): string =>
  target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");

/** The row of a table that a file belongs to: itself, else its folder. */
function rowOf(path: string, table: Readonly<Record<string, unknown>>): string | null {
  return [path, folderOf(path)].find((name) => name in table) ?? null;
}

function isAllowed(path: string, { target, typeOnly }: Import): boolean {
  const imported = normalize(join(path, "..", target))
    .split(sep)
    .join("/");
  if (imported.endsWith(".css")) return folderOf(path) === "web";
  if (!existsSync(join("src", imported))) return false;
  const row = rowOf(path, mayImport) ?? "";
  const rows = [...(mayImport[row] ?? []), ...(typeOnly ? (mayImportTypes[row] ?? []) : [])];
  const own = row === folderOf(path) && folderOf(imported) === row;
  return own || rows.some((name) => imported === name || folderOf(imported) === name);
}

function importsOf(tree: ts.SourceFile): Import[] {
  return nodesOf(tree).flatMap((node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const { moduleSpecifier: from } = node;
      const typeOnly = ts.isExportDeclaration(node)
        ? node.isTypeOnly
        : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes(node);
      return from && ts.isStringLiteral(from) ? [{ target: from.text, typeOnly }] : [];
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments;
      return from && ts.isStringLiteralLike(from) ? [{ target: from.text, typeOnly: false }] : [];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      return ts.isStringLiteral(literal) ? [{ target: literal.text, typeOnly: true }] : [];
    }
    return [];
  });
}

function onlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  const named = importClause?.namedBindings;
  if (importClause?.name !== undefined || named === undefined) return false;
  return ts.isNamedImports(named) && named.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function nodesOf(tree: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function impuritiesOf(tree: ts.SourceFile): string[] {
  return nodesOf(tree).flatMap((node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const whole = `${node.expression.getText(tree)}.${node.name.text}`;
      return IMPURE_MEMBERS.includes(whole) || IMPURE_MEMBERS.includes(node.name.text)
        ? [whole]
        : [];
    }
    if (ts.isMetaProperty(node)) return ["import.meta"];
    if (ts.isNewExpression(node) && node.expression.getText(tree) === "Date") {
      // No argument is the clock; several are local time.
      return node.arguments?.length === 1 ? [] : [node.getText(tree)];
    }
    if (ts.isCallExpression(node) && node.expression.getText(tree) === "Date") return ["Date()"];
    if (!ts.isIdentifier(node) || !IMPURE_NAMES.includes(node.text)) return [];
    return isReference(node) ? [node.text] : [];
  });
}

/** False for names of members, fields and parameters, which only happen to be called so. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (
    ts.isCallExpression(parent) ||
    ts.isNewExpression(parent) ||
    ts.isElementAccessExpression(parent)
  );
}

/** A table is one statement or a few, none of them a function. */
function isTable(tree: ts.SourceFile): boolean {
  return !nodesOf(tree).some(ts.isFunctionLike);
}

function isInParser(node: ts.Node): boolean {
  for (let up: ts.Node | undefined = node; up !== undefined; up = up.parent) {
    const name =
      "name" in up && up.name !== undefined ? String(Reflect.get(Object(up.name), "text")) : "";
    if (/^(parse|is|maybe|verify|read)[A-Z]/.test(name)) return true;
  }
  return false;
}

function exportedNames(statement: ts.Statement): string[] {
  const exported = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false;
  if (exported !== true) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  return "name" in statement && statement.name !== undefined
    ? [String(Reflect.get(Object(statement.name), "text"))]
    : [];
}

function leadOf(statement: ts.Statement, tree: ts.SourceFile): string {
  return tree.text.slice(statement.getFullStart(), statement.getStart(tree));
}

/** Fields that speak for themselves, or a route or command, whose sentence is data and stands in the docs. */
function isShape(statement: ts.Statement): boolean {
  const shape = /^export const [A-Z]\w* = (shape|list|valueOf|z\s*\.|Object\.)/;
  const told = /^export const \w+(: CommandMaker =| = createRoute\()/;
  return shape.test(statement.getText()) || told.test(statement.getText());
}
