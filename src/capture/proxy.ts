/** Which proxy stands between this machine and an address; the one place that decides it. */
import type { Environment } from "../format/path.ts";

/** How a host is reached: `unusable` is a setting that must not be passed over in silence. */
export type Way =
  | { readonly kind: "direct" }
  | { readonly kind: "proxy"; readonly proxy: URL }
  | { readonly kind: "unusable" };

/**
 * The way the environment asks for. Where it names a proxy that cannot be used (SOCKS, or no address
 * at all), the host is not asked directly: whoever set it meant not to be seen.
 */
export const wayTo = (url: URL, env: Environment): Way => {
  const scheme = url.protocol === "https:" ? "https" : "http";
  const named = settingOf(env, `${scheme}_proxy`) ?? settingOf(env, "all_proxy");
  if (named === null || isExcepted(url, settingOf(env, "no_proxy") ?? ""))
    return { kind: "direct" };
  const text = named.includes("://") ? named : `http://${named}`;
  if (!URL.canParse(text)) return { kind: "unusable" };
  const proxy = new URL(text);
  const isHttp = proxy.protocol === "http:" || proxy.protocol === "https:";
  return isHttp ? { kind: "proxy", proxy } : { kind: "unusable" };
};

const settingOf = (env: Environment, name: string): string | null => {
  const value = (env[name] ?? env[name.toUpperCase()] ?? "").trim();
  return value === "" ? null : value;
};

/** A bare name excepts itself alone, ".name" and "*.name" everything below it, "*" all. */
const isExcepted = (url: URL, exceptions: string): boolean => {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = "", only = port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
      if (name === "" || only !== port) return false;
      const below = name.replace(/^\*?\./, "");
      return below === name ? host === name : host.endsWith(`.${below}`);
    });
};
