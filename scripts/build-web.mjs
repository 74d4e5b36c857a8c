// Builds the app into dist/web when its sources have changed since the last build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root, run } from "./bootstrap.mjs";

const stamp = join(root, "dist", "web.sha256");

/** Builds the app with Vite if need be; exits with Vite's code where it fails. */
export function ensureWebBuilt(node) {
  const hash = hashOfSources();
  const built = existsSync(join(root, "dist", "web", "index.html"));
  if (built && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  process.stderr.write("Onrecord: building the app…\n");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const code = run(node, [vite, "build", "--logLevel", "warn"], {
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (code !== 0) {
    process.stderr.write(
      `Cannot build the app: Vite ended with code ${code}, read its message above\n`,
    );
    process.exit(code);
  }
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Everything the app is made of: its own files, the types it is written against, and its tools. */
function hashOfSources() {
  const folders = ["src/web", "src/model"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  const files = [...folders.sort(), join(root, "vite.config.ts"), join(root, "package-lock.json")];
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  ensureWebBuilt(ensureInstalled());
