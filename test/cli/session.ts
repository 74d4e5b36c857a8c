/** A person's session with the program: an own home, an own register, the real command line. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { CliEffects } from "../../src/cli/effects.ts";
import { realEffects } from "../../src/cli/effects.ts";
import { run } from "../../src/cli/run.ts";
import type { Environment } from "../../src/format/path.ts";
import { openDerivePool } from "../../src/pipeline/derive-pool.ts";
import { openLinePool } from "../../src/pipeline/line-pool.ts";
import type { Pool } from "../../src/work/pool.ts";

export type Said = { readonly code: number; readonly out: string; readonly err: string };

export type Session = {
  /** A folder that goes with the session. */
  readonly home: string;
  /** The register's folder, not made yet. */
  readonly register: string;
  /** Runs one command in this process. */
  readonly say: (...words: readonly string[]) => Promise<Said>;
  /** The same with text on standard input. */
  readonly sayWith: (stdin: string, ...words: readonly string[]) => Promise<Said>;
  /** Serves the app from this process until it is stopped. */
  readonly serve: () => Promise<Serving>;
  /** Starts one command in a process of its own. */
  readonly spawn: (...words: readonly string[]) => ChildProcess;
  /** Writes a file below home and gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly end: () => void;
};

export type Serving = {
  /** Opens the app once. */
  readonly address: string;
  readonly stop: () => Promise<void>;
};

const PROGRAM = fileURLToPath(new URL("../../src/cli/onrecord.ts", import.meta.url));

/** Kept from command to command, and for nobody else: starting a thread costs more than most commands. */
const keep = <T, R>(open: () => Pool<T, R>): (() => Promise<Pool<T, R>>) => {
  let pool: Pool<T, R> | null = null;
  return async () => {
    pool ??= open();
    return { run: pool.run, close: async () => {} };
  };
};

/** One of each kind for all sessions of a process; idle threads do not keep it from ending. */
const threads = {
  openDerivePool: keep(() => openDerivePool(1)),
  openLinePool: keep(() => openLinePool(1)),
};

/** In a new folder; `variables` stand in its environment too. */
export const openSession = (variables: Environment = {}): Session =>
  sessionAt(mkdtempSync(join(tmpdir(), "onrecord-test-")), variables);

/** The same in a folder that is there, whose register is "register" in it; `end` removes the folder. */
export const sessionAt = (home: string, variables: Environment = {}): Session => {
  const register = join(home, "register");
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    ONRECORD_REGISTER: register,
    ...variables,
  };
  const world: CliEffects = {
    ...realEffects(),
    draw: () => {},
    env,
    home,
    userName: "tester",
    isTerminal: false,
    ...threads,
  };
  const sayWith = async (stdin: string, ...words: readonly string[]): Promise<Said> => {
    const { told, out, err } = listen();
    const input = Readable.from(stdin === "" ? [] : [stdin]);
    const code = await run(words, { ...world, out, err, stdin: input });
    return { code, ...told };
  };
  return {
    home,
    register,
    say: (...words) => sayWith("", ...words),
    sayWith,
    serve: () => serveIn(world),
    spawn: (...words) => spawn(process.execPath, [PROGRAM, ...words], { env, cwd: home }),
    file: (name, content) => {
      const path = join(home, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    end: () => rmSync(home, { recursive: true, force: true }),
  };
};

/** Keeps what a command says. */
const listen = () => {
  const told = { out: "", err: "" };
  return {
    told,
    out: (text: string) => {
      told.out += text;
    },
    err: (text: string) => {
      told.err += text;
    },
  };
};

const serveIn = (world: CliEffects): Promise<Serving> => {
  const { told, out, err } = listen();
  const interrupt = Promise.withResolvers<void>();
  return new Promise((resolve, reject) => {
    const ended = run(["serve", "--port", FREE_PORT], {
      ...world,
      out: (text) => {
        out(text);
        const address = addressIn(told.out);
        if (address !== null) resolve({ address, stop });
      },
      err,
      stdin: Readable.from([]),
      interrupted: () => interrupt.promise,
    });
    const stop = async () => {
      interrupt.resolve();
      await ended;
    };
    ended.then((code) => reject(new Error(`serve ended with ${code}: ${told.err}`)), reject);
  });
};

/** Where looking for a free port begins: processes of tests run side by side. */
export const FREE_PORT = `${20_000 + (process.pid % 20_000)}`;

/** The address in what `serve` says. */
export const addressIn = (out: string): string | null =>
  /http:\/\/127\.0\.0\.1:\S+/.exec(out)?.[0] ?? null;

/** What a process said until it ended. */
export const ended = (child: ChildProcess): Promise<Said & { readonly signal: string | null }> =>
  new Promise((resolve, reject) => {
    const told = { out: "", err: "" };
    child.stdout?.on("data", (data: Buffer) => {
      told.out += data.toString();
    });
    child.stderr?.on("data", (data: Buffer) => {
      told.err += data.toString();
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? -1, signal, ...told }));
  });
