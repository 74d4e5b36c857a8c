import { refuse, registersClient } from "../../client.ts";
import { refreshFacts } from "../../frame/facts.svelte.ts";

export type RegistersTold = Awaited<ReturnType<typeof readRegisters>>;

/** How far the making of the sample is; null while nobody asked for it. */
export type Making = RegistersTold["sample"]["making"];

/** Asked again so often while the sample is made, in milliseconds. */
const EVERY = 250;

/** Where the own register lies or would lie, and how the sample stands. */
export async function readRegisters() {
  const response = await registersClient.registers.$get();
  return response.ok ? response.json() : refuse(response);
}

/**
 * Makes the sample ready, anew if `fresh`; returns when it is.
 *
 * @param tell told how far it is, as long as it is not ready
 */
export async function readySample(fresh: boolean, tell: (making: Making) => void): Promise<void> {
  tell({ done: 0, total: null });
  const timer = setInterval(() => {
    // What is told on the way is a kindness; a failure is told by the request that matters.
    readRegisters().then(
      ({ sample }) => sample.making !== null && tell(sample.making),
      () => {},
    );
  }, EVERY);
  try {
    const response = await registersClient.registers.sample.$post({ json: { fresh } });
    if (!response.ok) await refuse(response);
  } finally {
    clearInterval(timer);
  }
}

/** Founds the person's own register; what the frame shows follows. */
export async function foundOwn(founding: { name: string; person: string }): Promise<void> {
  const response = await registersClient.registers.$post({ json: founding });
  if (!response.ok) await refuse(response);
  await refreshFacts();
}
