/** The part of `onrecord add` that asks hosts: every one only after the person said yes to it. */
import type { HostQuestion } from "../../capture/address.ts";
import { tellFault } from "../../capture/address-fault.ts";
import { OnrecordError } from "../../model/error.ts";
import { addAddress } from "../../pipeline/address.ts";
import type { Path } from "../../pipeline/path.ts";
import type { AddOutcome } from "../../pipeline.ts";
import type { CliContext } from "../command.ts";

/** True for what `add` is to fetch and not to look for on the disk. */
export const isAddress = (given: string): boolean => /^https?:\/\//i.test(given);

/** `yes` stands for the host of the address as given, and for no host that a redirect leads to. */
export type Asking = { readonly yes: boolean; readonly signal: AbortSignal };

/** Adds one address; what goes wrong is its outcome. */
export const addressOutcome = async (
  { effects }: CliContext,
  path: Path,
  { entered, yes, signal }: Asking & { readonly entered: string },
): Promise<AddOutcome> => {
  const declared = { outlet: null, published: null, title: null };
  let address = entered;
  let hosts = yes && URL.canParse(entered) ? [new URL(entered).host] : [];
  for (;;) {
    const origin = address === entered ? null : entered;
    const draft = { address, entered: origin, hosts, declared };
    const outcome = await addAddress(path, draft, signal);
    if (outcome.kind === "fault") return { kind: "failed", name: entered, error: outcome.error };
    if (outcome.kind !== "asks") return outcome;
    const said = await effects.confirm(`${questionText(outcome)} [y/N] `);
    if (said !== true) return { kind: "failed", name: entered, error: unasked(outcome, said) };
    hosts = [outcome.host];
    address = outcome.address;
  }
};

const questionText = ({ host, seen_as, encrypted }: HostQuestion): string => {
  const sees =
    seen_as.kind === "proxy"
      ? `It will see the proxy ${seen_as.host}.`
      : "It will see the network address of this machine.";
  const open = encrypted ? "" : " What is sent is not encrypted: others on the way can read it.";
  return `This asks the host\n\n    ${host}\n\nfor one page. ${sees}${open} Ask it?`;
};

const unasked = ({ host, address }: HostQuestion, said: boolean | null): OnrecordError => {
  if (said === false) return tellFault("cancelled", { host, status: null });
  const hint = `nobody is at a terminal to confirm it, run "onrecord add --yes ${address}"`;
  return new OnrecordError("usage", `Cannot ask "${host}": ${hint}`);
};
