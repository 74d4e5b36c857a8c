/** Apart from the rules themselves: whoever writes names their versions, and only a worker runs them. */
import { EXTRACT_VERSION } from "../extract/version.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { RuleData } from "../model/data.ts";
import type { StageVersions } from "../model/derived.ts";
import { READ_VERSION } from "../read/version.ts";
import { RESOLVE_VERSION } from "../resolve/keys.ts";

/** The versions that a derivation made now would name; `boilerplate` is what was learnt last. */
export const versionsNow = (data: RuleData, boilerplate: Boilerplate | null): StageVersions => {
  const learnt = boilerplate === null ? {} : { boilerplate: boilerplate.version };
  return {
    read: { rules: READ_VERSION, data: data.hash, ...learnt },
    extract: { rules: EXTRACT_VERSION, data: data.hash },
    resolve: { rules: RESOLVE_VERSION, data: data.hash, ...learnt },
  };
};
