/** What fetching an address may reach of the world, and which of it is refused. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";
import type { Environment } from "../format/path.ts";

/** The world as fetching sees it; tests pass their own. */
export type Outside = {
  /** For HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY. */
  readonly env: Environment;
  /** Every address a host's name leads to. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** False for addresses of this machine and of private networks. */
  readonly isPublic: (address: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For one address with its redirects, in all and between two pieces. */
  readonly limits: {
    readonly timeMs: number;
    readonly idleMs: number;
    readonly bytes: number;
  };
};

const MB = 1024 * 1024;

/** The real world, behind the proxies that an environment names. */
export const realOutside = (env: Environment, now: () => number): Outside => ({
  env,
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  now,
  limits: { timeMs: 60_000, idleMs: 20_000, bytes: 64 * MB },
});

/**
 * False for what leads to this machine, to a network around it or to none at all (IANA's registries
 * of special-purpose addresses), also where an IPv4 address is written into an IPv6 one.
 */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 0) return false;
  const kind = family === 4 ? "ipv4" : "ipv6";
  if (SPECIAL.check(address, kind) || ownAddresses().check(address, kind)) return false;
  return family === 4 || GLOBAL_IPV6.check(address, "ipv6");
};

/** Names that never lead out of a house or an office; they are not even looked up. */
export const isLocalName = (host: string): boolean =>
  isIP(host) === 0 && (!host.includes(".") || LOCAL_NAME.test(host));

const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

const SPECIAL_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
];
/** Within the global range: protocol assignments, documentation, and IPv4 in disguise (6to4). */
const SPECIAL_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const listOf = (ranges: readonly string[], kind: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", bits = ""] = range.split("/");
    list.addSubnet(net, Number(bits), kind);
  }
  return list;
};

const SPECIAL = listOf(SPECIAL_IPV4, "ipv4");
for (const range of SPECIAL_IPV6) {
  const [net = "", bits = ""] = range.split("/");
  SPECIAL.addSubnet(net, Number(bits), "ipv6");
}
const GLOBAL_IPV6 = listOf(["2000::/3"], "ipv6");

/** A machine may stand on the open network under an address of its own. */
const ownAddresses = (): BlockList => {
  const list = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap(
    (one) => one ?? [],
  )) {
    list.addAddress(address, family === "IPv4" ? "ipv4" : "ipv6");
  }
  return list;
};
