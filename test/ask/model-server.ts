// A program that speaks the chat protocol as local model servers do, and answers as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What it does with one question. */
export type Reply = (response: ServerResponse, asked: string) => void;

export type ModelServer = {
  readonly at: string;
  readonly port: number;
  /** Bodies of the questions, in order. */
  readonly asked: string[];
  /** How it answers from here on. */
  readonly answer: (reply: Reply) => void;
  readonly close: () => void;
};

/** A whole answer with this content. */
export const saying =
  (content: unknown, finish = "stop"): Reply =>
  (response) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const message = { role: "assistant", content: text };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: finish }] }));
  };

/** Listens on a free port of 127.0.0.1. */
export const openModelServer = async (): Promise<ModelServer> => {
  let reply: Reply = saying({ claims: [] });
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method !== "POST" || request.url !== "/v1/chat/completions") {
      response.writeHead(404).end();
      return;
    }
    asked.push(body);
    reply(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  return {
    at: `http://127.0.0.1:${port}`,
    port,
    asked,
    answer: (next) => {
      reply = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
};
