import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export type AppFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** The built app by address, e.g. "/index.html"; empty where it was not built. */
export type AppFiles = ReadonlyMap<string, AppFile>;

/** Where Vite puts the app. */
export const BUILT_APP = fileURLToPath(new URL("../../dist/web", import.meta.url));

const typeByExtension: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Reads the whole built app into memory, so that no address can name a file outside it. */
export function loadAppFiles(folder: string = BUILT_APP): AppFiles {
  const files = new Map<string, AppFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = typeByExtension[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    files.set(address, { bytes: new Uint8Array(readFileSync(path)), type });
  }
  return files;
}
