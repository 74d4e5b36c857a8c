/**
 * The page at an address, asked for once: one GET, nothing that the page refers to, no cookies. A
 * host is asked only after a person confirmed it, also where a redirect leads to it; until then not
 * even its name is looked up. What comes back is hostile.
 */
import { type Fetched, KEPT_HEADERS, WebAddress } from "../model/capture.ts";
import { type AddressFault, faultOf } from "./address-fault.ts";
import { type Answer, askOnce } from "./ask-once.ts";
import { isLocalName, type Outside } from "./outside.ts";
import { wayTo } from "./proxy.ts";

/** Whom a host will see asking. */
export type SeenAs =
  | { readonly kind: "machine" }
  | { readonly kind: "proxy"; readonly host: string };

/** Put to a person before a host is asked anything. */
export type HostQuestion = {
  readonly kind: "asks";
  /** What would be asked for; with the host confirmed, to be given again. */
  readonly address: string;
  readonly host: string;
  readonly seen_as: SeenAs;
  /** False where anyone on the way can read what is asked and answered. */
  readonly encrypted: boolean;
};

/** What became of asking for an address. */
export type AddressAnswer =
  | { readonly kind: "fetched"; readonly bytes: Uint8Array; readonly fetched: Fetched }
  | HostQuestion
  | {
      readonly kind: "fault";
      readonly fault: AddressFault;
      readonly host: string;
      /** What the host answered, where it answered at all. */
      readonly status: number | null;
    };

export type AddressOptions = {
  /** Hosts that a person confirmed, with their port where it is not the usual one. */
  readonly hosts: readonly string[];
  readonly outside: Outside;
  /** Aborts when the person cancels. */
  readonly signal: AbortSignal;
};

const MOST_REDIRECTS = 5;

/** Asks for an address; what goes wrong outside is an answer, not an exception. */
export const fetchAddress = async (
  address: string,
  { hosts, outside, signal }: AddressOptions,
): Promise<AddressAnswer> => {
  const deadline = AbortSignal.timeout(outside.limits.timeMs);
  const visited = new Set<string>();
  let url = maybeUrl(address);
  if (url === null) return faultAt(null, "not-an-address");
  for (;;) {
    const refusal = whyRefused(url, outside);
    if (refusal !== null) return faultAt(url, refusal);
    if (!hosts.includes(url.host)) return questionOf(url, outside);
    if (visited.has(url.href) || visited.size > MOST_REDIRECTS) return faultAt(url, "redirects");
    visited.add(url.href);
    const answer = await maybeAsk(url, outside, { person: signal, deadline });
    if ("fault" in answer) return faultAt(url, answer.fault);
    const next = nextOf(url, answer);
    if (next === null) return keptOf(url, answer);
    if (typeof next === "string") return { ...faultAt(url, next), status: answer.status };
    url = next;
  }
};

/** Parsed and without its fragment, which is never sent; null where it is no web address. */
const maybeUrl = (address: string, base?: URL): URL | null => {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  url.hash = "";
  return WebAddress.safeParse(url.href).success ? url : null;
};

const faultAt = (url: URL | null, fault: AddressFault) =>
  ({ kind: "fault", fault, host: url?.host ?? "", status: null }) as const;

/** What can be told from the address and the settings alone. */
const whyRefused = (url: URL, outside: Outside): AddressFault | null => {
  if (url.username !== "" || url.password !== "") return "holds-password";
  const host = bareHost(url);
  if (isLocalName(host)) return "private";
  if (isLiteral(url) && !outside.isPublic(host)) return "private";
  const way = wayTo(url, outside.env);
  if (way.kind === "unusable") return "proxy";
  // Its name must not even reach a name server.
  return way.kind === "direct" && host.endsWith(".onion") ? "proxy" : null;
};

/** Without the brackets of IPv6 and without the dot that ends a full name. */
const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$|\.$/g, "");

const isLiteral = ({ hostname }: URL): boolean => /^\[|^[\d.]+$/.test(hostname);

const questionOf = (url: URL, { env }: Outside): HostQuestion => {
  const way = wayTo(url, env);
  return {
    kind: "asks",
    address: url.href,
    host: url.host,
    seen_as: way.kind === "proxy" ? { kind: "proxy", host: way.proxy.host } : { kind: "machine" },
    encrypted: url.protocol === "https:",
  };
};

type Signals = { readonly person: AbortSignal; readonly deadline: AbortSignal };

const maybeAsk = async (
  url: URL,
  outside: Outside,
  { person, deadline }: Signals,
): Promise<Answer | { readonly fault: AddressFault }> => {
  try {
    const pinned = await pinnedAddress(url, outside);
    if (pinned === "private") return { fault: "private" };
    const signal = AbortSignal.any([person, deadline]);
    signal.throwIfAborted();
    return await askOnce(url, { way: wayTo(url, outside.env), pinned, outside, signal });
  } catch (error) {
    if (person.aborted) return { fault: "cancelled" };
    if (deadline.aborted) return { fault: "slow" };
    return { fault: faultOf(error) };
  }
};

/**
 * The one checked address that is then connected to: a name that is looked up twice can lead
 * elsewhere the second time. Behind a proxy names are the proxy's to look up: null.
 */
const pinnedAddress = async (url: URL, outside: Outside): Promise<string | null | "private"> => {
  if (wayTo(url, outside.env).kind === "proxy") return null;
  if (isLiteral(url)) return bareHost(url);
  const addresses = await outside.resolve(bareHost(url));
  const [first = null] = addresses;
  return addresses.every(outside.isPublic) ? first : "private";
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer leads, null where it is the page itself, or why it is neither. */
const nextOf = (url: URL, answer: Answer): URL | AddressFault | null => {
  if (!REDIRECTS.has(answer.status)) return answer.status < 300 ? null : "status";
  const next = maybeUrl(answer.location ?? "", url);
  if (answer.location === null || next === null) return "redirects";
  return url.protocol === "https:" && next.protocol === "http:" ? "unencrypted" : next;
};

const keptOf = (url: URL, { bytes, status, headers, at }: Answer): AddressAnswer => {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [{ name, value: value.slice(0, HEADER_UNITS) }] : [];
  });
  const instant = new Date(at).toISOString();
  return {
    kind: "fetched",
    bytes,
    fetched: { address: url.href, at: instant, status, headers: kept },
  };
};

/** None of the headers kept says anything in more. */
const HEADER_UNITS = 500;
