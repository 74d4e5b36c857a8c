import assert from "node:assert/strict";
import { openRegisterSource } from "../../src/verify/register-source.ts";
import { type VerifyOptions, verify } from "../../src/verify/verify.ts";
import { type Draft, withRegister } from "./small-register.ts";

/** "check: problem" for every finding, in order. */
export const findingsIn = async (dir: string, options: VerifyOptions = {}): Promise<string[]> => {
  const source = openRegisterSource(dir);
  try {
    const report = await verify(source, options);
    const found = report.checks.flatMap(({ name, findings }) =>
      findings.map(({ problem }) => `${name}: ${problem}`),
    );
    assert.equal(report.ok, found.length === 0);
    return found;
  } finally {
    source.close();
  }
};

export const findingsOf = (draft: Draft, options: VerifyOptions = {}): Promise<string[]> =>
  withRegister(draft, (dir) => findingsIn(dir, options));

/** Asserts that exactly these are found: each pattern fits one finding, in order. */
export const assertFound = (found: readonly string[], patterns: readonly RegExp[]): void => {
  assert.equal(found.length, patterns.length, found.join("\n"));
  for (const [index, pattern] of patterns.entries()) assert.match(found[index] ?? "", pattern);
};
