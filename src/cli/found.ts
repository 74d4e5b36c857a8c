/** Founding a register: its folder, its key outside it, and who founds it. */
import { Ref } from "../model/ids.ts";
import { createRegister } from "../store/sqlite/register.ts";
import type { Store } from "../store/store.ts";
import type { CliEffects } from "./effects.ts";
import { forgetRegister, makeSigner, rememberPerson } from "./keyring.ts";
import { newPerson } from "./open.ts";

export type Founding = {
  readonly name: string;
  /** The founder's name. */
  readonly person: string;
  /** True for the teaching sample. Defaults to false. */
  readonly teaching?: boolean;
};

/**
 * Founds a register in a folder that is empty or not there; the caller closes the store.
 *
 * @throws OnrecordError "exists" where the folder holds anything
 */
export const foundRegister = async (
  effects: CliEffects,
  dir: string,
  { name, person, teaching = false }: Founding,
): Promise<Store> => {
  const register = Ref.parse(Buffer.from(effects.randomBytes(16)).toString("hex"));
  const founder = { ref: newPerson(effects), name: person };
  const signer = await makeSigner(effects, register);
  try {
    const store = await createRegister(dir, { name, person: founder, signer, effects, teaching });
    await rememberPerson(effects, register, founder.ref);
    return store;
  } catch (error) {
    await forgetRegister(effects, register); // a key of nothing would stay for ever
    throw error;
  }
};
