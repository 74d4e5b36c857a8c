/** Adds the page at an address: allowed by the register, asked for once, then added like any file. */
import { type AddressAnswer, fetchAddress, type HostQuestion } from "../capture/address.ts";
import { tellFault } from "../capture/address-fault.ts";
import type { Input } from "../capture/inputs.ts";
import type { Declared } from "../model/capture.ts";
import { OnrecordError } from "../model/error.ts";
import { type AddOutcome, add } from "../pipeline.ts";
import type { Path } from "./path.ts";

/** An address to add, and what a person said of it. */
export type AddressDraft = {
  /** What is asked for now. */
  readonly address: string;
  /** What the person entered, where a redirect from there led to `address`; else null. */
  readonly entered: string | null;
  /** Hosts that the person confirmed. */
  readonly hosts: readonly string[];
  readonly declared: Pick<Declared, "outlet" | "published" | "title">;
};

/** What became of an address. */
export type AddressOutcome =
  | AddOutcome
  | HostQuestion
  | (Extract<AddressAnswer, { kind: "fault" }> & { readonly error: OnrecordError });

/**
 * Asks for the page and puts it on record; asks the person first, by its answer, for every host.
 *
 * @throws OnrecordError "not-allowed" where the register does not allow fetching
 */
export const addAddress = async (
  path: Path,
  { address, entered, hosts, declared }: AddressDraft,
  signal: AbortSignal,
): Promise<AddressOutcome> => {
  await requireAllowed(path);
  const answer = await fetchAddress(address, { hosts, outside: path.outside, signal });
  if (answer.kind === "asks") return answer;
  if (answer.kind === "fault") return { ...answer, error: tellFault(answer.fault, answer) };
  const { bytes, fetched } = answer;
  const input: Input = {
    kind: "bytes",
    name: nameOf(fetched.address),
    bytes,
    how: "address",
    declared: { ...declared, url: entered ?? address },
    fetched,
  };
  for await (const outcome of add(path, oneOf(input))) return outcome;
  throw new Error("adding one page gave no outcome");
};

const requireAllowed = async ({ store }: Path): Promise<void> => {
  const { allowed } = await store.view.facts();
  if (allowed.includes("fetching")) return;
  const hint = 'allow it on the Desk or with "onrecord allow fetching"';
  throw new OnrecordError(
    "not-allowed",
    `Cannot fetch an address: this register does not allow it, ${hint}`,
  );
};

async function* oneOf(input: Input): AsyncGenerator<Input> {
  yield input;
}

/** Host and path as words, so that the guard finds in it what is veiled in the text. */
const nameOf = (address: string): string => {
  const { host, pathname } = new URL(address);
  return `${host}${maybeDecoded(pathname)}`.slice(0, NAME_UNITS);
};

const maybeDecoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path; // escapes that are no UTF-8
    throw error;
  }
};

const NAME_UNITS = 300;
