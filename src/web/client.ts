import { hc } from "hono/client";
import type { Api, RegistersApi } from "../server/api.ts";
import { tellConnection } from "./connection.svelte.ts";
import { registerInUse } from "./register.ts";
import type { RegisterName } from "./route.ts";

/** A failure as the server told it, or "offline" where nobody answers; `message` is English. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "Refused";
    this.code = code;
  }
}

/** A server that was stopped is told apart from one that refuses. */
const ask: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    tellConnection(response.status === 401 ? "signed-out" : "good");
    return response;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    tellConnection("offline");
    const message = "Cannot reach Onrecord: the program that serves this page has stopped";
    throw new Refused("offline", message, { cause: error });
  }
};

const base = `${location.origin}/api/v1`;
const clients = {
  own: hc<Api>(base, { fetch: ask }),
  sample: hc<Api>(`${base}/sample`, { fetch: ask }),
} as const;

/** The typed client of the register in use, or of the one named. */
export const client = (register: RegisterName = registerInUse()) => clients[register];

/** The typed client of what stands beside both registers: which there are, and making them. */
export const registersClient = hc<RegistersApi>(base, { fetch: ask });

/** The address of a part of the interface of the register in use, for what the typed client cannot send. */
export const addressOf = (part: string): string =>
  `${registerInUse() === "sample" ? `${base}/sample` : base}${part}`;

export type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>;

/** What the register holds; null where there is none yet. */
export async function readFacts() {
  const response = await client().register.$get();
  return response.ok ? response.json() : refuse(response);
}

/** Throws what the server answered: every failure is `{code, message}`; anything else is not our server. */
export async function refuse(response: { readonly json: () => Promise<unknown> }): Promise<never> {
  const body = await response.json();
  if (typeof body === "object" && body !== null && "code" in body && "message" in body) {
    throw new Refused(String(body.code), String(body.message));
  }
  throw new Refused("fault", "Cannot read the answer: it is not Onrecord's");
}
