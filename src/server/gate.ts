import { createHash, randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SIGNED_OUT_PAGE } from "./signed-out.ts";

/** Lets in who holds a launch token, once; after that the cookie it was exchanged for. */
export type Gate = {
  /** A new address path with a token that opens the app once. */
  readonly launchPath: () => string;
  /** Refuses requests that name another host, come from another site or hold no cookie. */
  readonly middleware: MiddlewareHandler;
};

export type GateOptions = {
  readonly port: number;
  readonly randomBytes?: (length: number) => Uint8Array;
};

/** Where a launch token is exchanged. */
export const LAUNCH_PATH = "/launch";

/** Where a person's session ends, so that whoever finds the browser open sees nothing any more. */
export const LOCK_PATH = "/lock";

const SECRET_BYTES = 32;

/**
 * A gate for one server. Tokens and cookies live as long as the process and are kept as hashes, so
 * that looking one up takes the same time whatever was sent.
 */
export function makeGate({ port, randomBytes: random = randomBytes }: GateOptions): Gate {
  const tokens = new Set<string>();
  const sessions = new Set<string>();
  // Cookies do not know ports: two registers open at once each need their own name.
  const cookie = `onrecord-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  const newSecret = () => Buffer.from(random(SECRET_BYTES)).toString("hex");

  const launch = (c: Context): Response => {
    const token = hash(c.req.query("token") ?? "");
    if (tokens.delete(token)) {
      const session = newSecret();
      sessions.add(hash(session));
      setCookie(c, cookie, session, { httpOnly: true, sameSite: "Strict", path: "/" });
    } else if (!sessions.has(hash(getCookie(c, cookie) ?? ""))) {
      return refuse(c, "signed-out");
    }
    return c.redirect("/", 303);
  };

  const lock = (c: Context): Response => {
    sessions.delete(hash(getCookie(c, cookie) ?? ""));
    deleteCookie(c, cookie, { path: "/" });
    return c.body(null, 204);
  };

  return {
    launchPath: () => {
      const token = newSecret();
      tokens.add(hash(token));
      return `${LAUNCH_PATH}?token=${token}`;
    },
    middleware: async (c, next) => {
      // A page of another site can point its own name at 127.0.0.1 (DNS rebinding); its Host gives it away.
      if (!hosts.includes(c.req.header("host") ?? "")) return refuse(c, "foreign-host");
      if (isForeign(c, origins)) return refuse(c, "foreign-site");
      if (c.req.path === LAUNCH_PATH && c.req.method === "GET") return launch(c);
      if (c.req.path === LOCK_PATH && c.req.method === "POST") return lock(c);
      if (!sessions.has(hash(getCookie(c, cookie) ?? ""))) return refuse(c, "signed-out");
      await next();
      return undefined;
    },
  };
}

const refusals = {
  "foreign-host": {
    status: 421,
    message:
      "Cannot open the register: it answers on 127.0.0.1 and localhost only, use that address",
  },
  "foreign-site": {
    status: 403,
    message: "Cannot open the register: another site asked for it, open the address itself",
  },
  "signed-out": {
    status: 401,
    message:
      "Cannot open the register: this address was opened once already, holds no launch token or was " +
      "locked, press Enter in the terminal of onrecord serve and open the address it prints",
  },
} as const;

function refuse(c: Context, code: keyof typeof refusals): Response {
  const { status, message } = refusals[code];
  if (c.req.path.startsWith("/api/")) return c.json({ code, message }, status);
  // The one refusal that people meet.
  const isRead = code === "signed-out" && c.req.header("accept")?.includes("text/html");
  return isRead ? c.html(SIGNED_OUT_PAGE, status) : c.text(`${message}\n`, status);
}

/** A request that changes or asks with a body must come from our own page; browsers always say. */
function isForeign(c: Context, origins: readonly string[]): boolean {
  if (c.req.method === "GET" || c.req.method === "HEAD") return false;
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  return (
    (origin !== undefined && !origins.includes(origin)) ||
    (site !== undefined && site !== "same-origin")
  );
}

const hash = (secret: string): string => createHash("sha256").update(secret).digest("hex");
