import { client, refuse } from "../client.ts";
import { takeCodes } from "../language/tell-code.ts";
import { registerInUse } from "../register.ts";

let learntOf: string | null = null;

/** Reads how the register in use words its codes, once; records and claims are told by them. */
export async function learnCodes(): Promise<void> {
  const register = registerInUse();
  if (learntOf === register) return;
  const response = await client().codebook.$get();
  const { codebook } = await (response.ok ? response.json() : refuse(response));
  takeCodes(
    new Map(
      codebook.vocabularies.flatMap(({ terms }) => terms.map(({ id, label }) => [id, label])),
    ),
  );
  learntOf = register;
}
