/** What can go wrong between an address and its page, and how it is told. */
import { type ErrorCode, OnrecordError } from "../model/error.ts";

/** A closed list, so that every door can say it in every language. */
export const ADDRESS_FAULTS = [
  "not-an-address",
  "holds-password",
  "private",
  "proxy",
  "unknown-host",
  "refused",
  "cut-off",
  "slow",
  "too-large",
  "certificate",
  "status",
  "redirects",
  "unencrypted",
  "cancelled",
] as const;
export type AddressFault = (typeof ADDRESS_FAULTS)[number];

/** A fault met while an answer came in. */
export class FetchFault extends Error {
  readonly fault: AddressFault;

  constructor(fault: AddressFault) {
    super(fault);
    this.name = "FetchFault";
    this.fault = fault;
  }
}

/** Which fault an error of the network is; any other error is thrown again. */
export const faultOf = (error: unknown): AddressFault => {
  if (error instanceof FetchFault) return error.fault;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = FAULT_BY_CODE.find(([pattern]) => pattern.test(code));
  if (known === undefined) throw error;
  return known[1];
};

const FAULT_BY_CODE: readonly (readonly [RegExp, AddressFault])[] = [
  [/^(ENOTFOUND|EAI_|ENODATA)/, "unknown-host"],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EACCES|EADDRNOTAVAIL|ERR_SSL|EPROTO)/,
    "refused",
  ],
  [/^ERR_PROXY/, "proxy"],
  [/CERT|SELF_SIGNED|UNABLE_TO/, "certificate"],
  [/^ETIMEDOUT$/, "slow"],
  [
    /^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM|HPE_|Z_|ERR_Z|ERR__ZSTD|ZSTD|ERR_BROTLI|ERR_)/,
    "cut-off",
  ],
];

/** The fault as a sentence with what to do. */
export const tellFault = (
  fault: AddressFault,
  { host, status }: { readonly host: string; readonly status: number | null },
): OnrecordError => {
  const [code, why] = TOLD[fault];
  const told = why.replace("STATUS", String(status));
  const from = host === "" ? "the address" : `from "${host}"`;
  return new OnrecordError(code, `Cannot fetch ${from}: ${told}`);
};

const SAVE = "save the page in a browser and add the file";

const TOLD: Readonly<Record<AddressFault, readonly [ErrorCode, string]>> = {
  "not-an-address": ["usage", "it is no http or https address, copy it from the browser"],
  "holds-password": ["usage", "the address holds a user name or password, leave that out"],
  private: ["not-allowed", "it leads to this machine or a private network, which is never asked"],
  proxy: [
    "unreadable",
    "the proxy set for it cannot be used, check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY",
  ],
  "unknown-host": ["unreadable", "no such host is known, check the address and the connection"],
  refused: ["unreadable", `the host takes no connection, try later, or ${SAVE}`],
  "cut-off": ["unreadable", `the answer broke off or cannot be decoded, try again, or ${SAVE}`],
  slow: ["time-limit", `the host did not answer in time, try later, or ${SAVE}`],
  "too-large": ["too-large", "the page is over 64 MB, save it and add the file"],
  certificate: ["unreadable", "its certificate is not to be trusted, check the address"],
  status: ["unreadable", `the host answered STATUS and no page, ${SAVE}`],
  redirects: ["unreadable", `it leads on without end or to nowhere, ${SAVE}`],
  unencrypted: ["unreadable", "it leads to an unencrypted address, give that address itself"],
  cancelled: ["unreadable", "it was cancelled, add the address again to have it fetched"],
};
