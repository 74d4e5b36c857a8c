/**
 * One question to a model over the chat protocol that local servers speak (OpenAI's
 * `/v1/chat/completions`). What comes back is hostile: it is a text to be checked, and nothing of it
 * is told in an error.
 */
import { Agent, type IncomingMessage, request } from "node:http";
import { isIP, type LookupFunction } from "node:net";
import * as z from "zod";
import { type Endpoint, isLoopback } from "./endpoint.ts";

/** What is sent; the schema is for servers that can hold a model to one. */
export type AskRequest = {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly schema: Readonly<Record<string, unknown>>;
};

/** How long an answer may take, and how many bytes it may have. */
export type AskLimits = { readonly timeMs: number; readonly bytes: number };

/** A model on an ordinary computer may think for minutes. */
export const ASK_LIMITS: AskLimits = { timeMs: 600_000, bytes: 4 * 1024 * 1024 };

/** What can go wrong; a closed list, so that every door can say it. */
export const ASK_FAULTS = [
  "refused",
  "cut-off",
  "slow",
  "too-large",
  "redirects",
  "status",
  "malformed",
  "unfinished",
  "cancelled",
] as const;
export type AskFault = (typeof ASK_FAULTS)[number];

/** The model's own words, or why there are none. */
export type AskAnswer =
  | { readonly kind: "answered"; readonly content: string }
  | { readonly kind: "fault"; readonly fault: AskFault; readonly status: number | null };

export type AskOptions = {
  readonly endpoint: Endpoint;
  readonly limits: AskLimits;
  /** Aborts when a person stops. */
  readonly signal: AbortSignal;
};

/** Asks once; what goes wrong is an answer, not an exception. */
export const askModel = async (
  asked: AskRequest,
  { endpoint, limits, signal }: AskOptions,
): Promise<AskAnswer> => {
  const deadline = AbortSignal.timeout(limits.timeMs);
  let status: number | null = null;
  try {
    const response = await send(asked, endpoint, AbortSignal.any([signal, deadline]));
    status = response.statusCode ?? 0;
    if (status === 200) return answerIn(await bodyOf(response, limits.bytes));
    response.destroy();
    return faultOf(status >= 300 && status < 400 ? "redirects" : "status", status);
  } catch (error) {
    if (signal.aborted) return faultOf("cancelled", status);
    if (deadline.aborted) return faultOf("slow", status);
    return faultOf(faultIn(error), status);
  }
};

const faultOf = (fault: AskFault, status: number | null): AskAnswer => ({
  kind: "fault",
  fault,
  status,
});

class TooLarge extends Error {}
class NotHere extends Error {}

/** An agent of its own: no proxy of the environment, no connection kept. */
const send = (
  { model, messages, schema }: AskRequest,
  { url, address }: Endpoint,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const format = { type: "json_schema", json_schema: { name: "claims", strict: true, schema } };
    const sent = { model, messages, temperature: 0, seed: 1, stream: false };
    const body = JSON.stringify({ ...sent, response_format: format });
    const call = request(url, {
      method: "POST",
      agent: new Agent({ keepAlive: false }),
      headers: { "content-type": "application/json", accept: "application/json" },
      lookup: leadingTo(address),
      signal,
    });
    call.on("socket", (socket) =>
      socket.on("connect", () => {
        if (!isLoopback(socket.remoteAddress ?? "")) call.destroy(new NotHere());
      }),
    );
    // Stays in place: an error after the answer began must not end the process.
    call.on("error", reject).on("response", resolve).end(body);
  });

/** A name that is looked up twice can lead elsewhere the second time. */
const leadingTo =
  (address: string): LookupFunction =>
  (_host, { all }, answer) => {
    const family = isIP(address);
    if (all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };

const bodyOf = async (response: IncomingMessage, most: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> = response;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});

const answerIn = (bytes: Uint8Array): AskAnswer => {
  const [choice] = Completion.safeParse(maybeJson(bytes)).data?.choices ?? [];
  if (choice === undefined) return faultOf("malformed", 200);
  // What is cut off in the middle would be taken for all there is.
  if (choice.finish_reason === "length") return faultOf("unfinished", 200);
  return { kind: "answered", content: choice.message.content };
};

const maybeJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
};

const faultIn = (error: unknown): AskFault => {
  if (error instanceof TooLarge) return "too-large";
  if (error instanceof NotHere) return "refused";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EACCES|EADDRNOTAVAIL)$/.test(code)) return "refused";
  if (/^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM|HPE_|ETIMEDOUT)/.test(code)) return "cut-off";
  throw error;
};
