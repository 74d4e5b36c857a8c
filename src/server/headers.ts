import type { MiddlewareHandler } from "hono";

/** Nothing inline, nothing from elsewhere, nothing framed; HTML strings only from Svelte's own templates, workers only the map's own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html default",
].join("; ");

const POLICY_HEADER = "Content-Security-Policy";

const valueByHeader = {
  [POLICY_HEADER]: POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
};

/** Puts the security headers on every answer, refusals included; what a register holds is never cached. */
export const guardHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [header, value] of Object.entries(valueByHeader)) {
    // A file as it came has a stricter policy of its own.
    if (header === POLICY_HEADER && c.res.headers.get(header) === "sandbox") continue;
    c.header(header, value);
  }
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};
