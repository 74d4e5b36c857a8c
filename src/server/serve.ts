import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { loadRuleData } from "../load/load.ts";
import { OnrecordError } from "../model/error.ts";
import { makeApp } from "./app.ts";
import { type AppFiles, loadAppFiles } from "./app-files.ts";
import type { Registers } from "./door.ts";
import { makeGate } from "./gate.ts";

export type ServeOptions = {
  readonly registers: Registers;
  /** Tried first; the next free one is taken. 0 takes any. Default 4180. */
  readonly port?: number;
  readonly files?: AppFiles;
  readonly log?: (line: string) => void;
};

export type Serving = {
  readonly port: number;
  /** A new address that opens the app once; print it, never log it. */
  readonly launchAddress: () => string;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
};

const HOST = "127.0.0.1";
const FIRST_PORT = 4180;
const PORTS_TRIED = 20;

/** Serves the app and the API to this machine alone, for one person. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { registers, files = loadAppFiles(), log = logToTerminal } = options;
  const server = createServer();
  const port = await listenOnFree(server, options.port ?? FIRST_PORT);
  const gate = makeGate({ port });
  const app = makeApp({ registers, gate, files, log });
  server.on("request", getRequestListener(app.fetch));
  setImmediate(makeReady);
  return {
    port,
    launchAddress: () => `http://${HOST}:${port}${gate.launchPath()}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Reads what rules need while nobody asks yet: a tenth of a second that the first list would wait for. */
function makeReady(): void {
  try {
    loadRuleData();
  } catch (error) {
    // Whoever asks for what needs it is told.
    if (!(error instanceof OnrecordError)) throw error;
  }
}

async function listenOnFree(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    if (await maybeListen(server, port)) return portOf(server);
  }
  const last = first + PORTS_TRIED - 1;
  throw new OnrecordError(
    "busy",
    `Cannot serve: ports ${first} to ${last} are taken, name a free one with --port`,
  );
}

/** False where another program has the port. */
function maybeListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      server.off("listening", listening);
      if (error.code === "EADDRINUSE") return resolve(false);
      const message = `Cannot serve: port ${port} cannot be opened (${error.code}), name another with --port`;
      reject(new OnrecordError("usage", message, { cause: error }));
    };
    const listening = () => {
      server.off("error", refused);
      resolve(true);
    };
    server.once("error", refused).once("listening", listening).listen(port, HOST);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new OnrecordError("usage", "Cannot serve: the server has no port, start it again");
  }
  return address.port;
}

const logToTerminal = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
