/** Where a model is asked: on this machine and nowhere else. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { OnrecordError } from "../model/error.ts";

/** A server of this machine. `address` is the checked one that is connected to. */
export type Endpoint = { readonly url: URL; readonly address: string };

/** Where a model is sought unless something else is named: the port of the commonest local server. */
export const DEFAULT_ENDPOINT = "http://127.0.0.1:11434";

/** Every address a name leads to; tests pass their own. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Checks an address such as "http://127.0.0.1:11434" or "http://localhost:8080/v1". Only "localhost"
 * is looked up; any other name is refused before a name server could hear of it.
 *
 * @throws OnrecordError "usage" where it is no such address, "not-allowed" where it is not this machine
 */
export const requireLoopback = async (
  given: string,
  resolve: Resolve = resolveName,
): Promise<Endpoint> => {
  const base = URL.canParse(given) ? new URL(given) : null;
  if (base === null || base.protocol !== "http:" || base.search !== "" || base.hash !== "") {
    throw new OnrecordError("usage", `Cannot ask a model: give it as ${DEFAULT_ENDPOINT}`);
  }
  if (base.username !== "" || base.password !== "") {
    throw new OnrecordError("usage", "Cannot ask a model: leave name and password out");
  }
  const host = base.hostname.replace(/^\[|\]$/g, "");
  const addresses = host === "localhost" ? await resolve(host) : [host];
  const [address] = addresses;
  if (address === undefined || !addresses.every(isLoopback)) {
    const hint = 'only 127.0.0.1, [::1] and "localhost" are asked';
    throw new OnrecordError(
      "not-allowed",
      `Cannot ask a model: it is not on this machine, ${hint}`,
    );
  }
  const path = base.pathname.replace(/\/+$/, "");
  const url = new URL(`${path.endsWith("/v1") ? path : `${path}/v1`}/chat/completions`, base);
  return { url, address };
};

/** True for an address that never leaves this machine. */
export const isLoopback = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? "ipv4" : "ipv6");
};

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);
