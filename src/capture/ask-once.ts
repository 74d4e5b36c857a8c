/** One GET over the wire: to a checked address, or through a proxy. */
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { PassThrough, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from "node:zlib";
import { FetchFault } from "./address-fault.ts";
import type { Outside } from "./outside.ts";
import type { Way } from "./proxy.ts";

/** What a host answered, decoded as its `content-encoding` says. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly location: string | null;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type AskOptions = {
  readonly way: Way;
  /** The address connected to; null where a proxy looks the name up. */
  readonly pinned: string | null;
  readonly outside: Outside;
  readonly signal: AbortSignal;
};

/**
 * All that is sent beside the host's name: no name of this program, no language, nothing of the
 * person, no referrer. Uncompressed, so that the bytes kept are those the host sent.
 */
const SENT = { accept: "*/*", "accept-encoding": "identity", "user-agent": "Mozilla/5.0" };

/**
 * Asks once; the body of a redirect or a refusal is not read.
 *
 * @throws what the network throws; FetchFault where a limit is reached or nothing comes any more
 */
export const askOnce = async (url: URL, options: AskOptions): Promise<Answer> => {
  const idle = new AbortController();
  const signal = AbortSignal.any([options.signal, idle.signal]);
  try {
    return await asked(url, { ...options, signal }, () => idle.abort());
  } catch (error) {
    throw idle.signal.aborted ? new FetchFault("slow") : error;
  }
};

const asked = async (url: URL, options: AskOptions, onIdle: () => void): Promise<Answer> => {
  const response = await open(url, options, onIdle);
  const at = options.outside.now();
  const { statusCode: status = 0, headers } = response;
  const { location = null } = headers;
  try {
    const bytes =
      status >= 200 && status < 300 ? await bodyOf(response, options) : new Uint8Array();
    return { status, headers, location, bytes, at };
  } finally {
    response.destroy();
  }
};

const open = (
  url: URL,
  { way, pinned, outside, signal }: AskOptions,
  onIdle: () => void,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const isSecure = url.protocol === "https:";
    const proxyEnv = way.kind === "proxy" ? proxyOnly(way.proxy) : {};
    const agent = isSecure ? new SecureAgent({ proxyEnv }) : new Agent({ proxyEnv });
    const lookup = pinned === null ? {} : { lookup: leadingTo(pinned) };
    const settings = { agent, headers: SENT, signal, ...lookup };
    const call = isSecure ? secureRequest(url, settings) : request(url, settings);
    call.setTimeout(outside.limits.idleMs, onIdle);
    // Stays in place: an error after the answer began must not end the process.
    call.on("error", reject).on("response", resolve).end();
  });

/** Decided already which proxy it is, so that there is nothing to except. */
const proxyOnly = ({ href }: URL) => ({ HTTP_PROXY: href, HTTPS_PROXY: href });

const leadingTo =
  (address: string): LookupFunction =>
  (_host, { all }, answer) => {
    const family = isIP(address);
    if (all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };

const bodyOf = async (
  response: IncomingMessage,
  { outside, signal }: AskOptions,
): Promise<Uint8Array> => {
  const most = outside.limits.bytes;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const decoder = decoderOf(response.headers["content-encoding"]);
  await pipeline(
    response,
    decoder,
    async (stream: AsyncIterable<Uint8Array>) => {
      for await (const piece of stream) {
        length += piece.length;
        if (length > most) throw new FetchFault("too-large");
        pieces.push(piece);
      }
    },
    { signal },
  );
  return Buffer.concat(pieces);
};

/** Asked not to, some hosts compress all the same. */
const decoderOf = (encoding: string | undefined): Transform => {
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    case "zstd":
      return createZstdDecompress();
    default:
      return new PassThrough();
  }
};
