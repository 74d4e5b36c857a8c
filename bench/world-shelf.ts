/** An invented world on the disk: bodies in one file, keys in sorted parts, so that memory holds neither. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { isBlockingKey } from "../src/resolve/components.ts";
import type { Shelf } from "../src/resolve/shelf.ts";
import { numberOf, type Told } from "./invented-world.ts";

/** The first two digits of a key's hash name its part. */
const PARTS = 256;
/** Of each key eight more digits are kept beside the number that has it: 53 bits in all. */
const NUMBERS = 2 ** 21;
/** Bodies that stay in memory: what is published within some three weeks, and more. */
const KEPT = 8_000;
const BUFFER_BYTES = 1 << 24;

export type WorldShelf = Shelf & {
  /** Which incident each report tells of. */
  readonly incidents: Int32Array;
  readonly told: (report: number) => Told;
  /** Numbers of the reports, or claims, that have any of these keys. */
  readonly reportsByKeys: (keys: readonly string[]) => ReadonlySet<number>;
  readonly claimsByKeys: (keys: readonly string[]) => ReadonlySet<number>;
};

/** Puts a world into a folder; no more than a part of it is in memory. */
export const shelve = (folder: string, world: Iterable<Told>): WorldShelf => {
  mkdirSync(folder, { recursive: true });
  const bodies = writer(join(folder, "bodies"));
  const [reports, claims] = [partsIn(folder, "reports"), partsIn(folder, "claims")];
  const offsets = [0];
  const incidents: number[] = [];
  const firstClaims = [0];
  let claimCount = 0;
  for (const told of world) {
    bodies.write(Buffer.from(JSON.stringify(told)));
    offsets.push(bodies.written());
    for (const key of told.report.keys) reports.add(key, incidents.length);
    for (const { keys } of told.claims) {
      for (const key of keys) if (isBlockingKey(key)) claims.add(key, claimCount);
      claimCount += 1;
    }
    firstClaims.push(claimCount);
    incidents.push(told.incident);
  }
  for (const one of [bodies, reports, claims]) one.close();
  const read = reader(join(folder, "bodies"), Float64Array.from(offsets));
  return shelfOf({ read, reports, claims, incidents, firstClaims: Int32Array.from(firstClaims) });
};

type Parts = ReturnType<typeof partsIn>;

const shelfOf = ({
  read,
  reports,
  claims,
  incidents,
  firstClaims,
}: {
  read: (number: number) => Told;
  reports: Parts;
  claims: Parts;
  incidents: readonly number[];
  firstClaims: Int32Array;
}): WorldShelf => {
  const reportOfClaim = new Int32Array(firstClaims.at(-1) ?? 0);
  for (const [at] of incidents.entries()) {
    reportOfClaim.fill(at, firstClaims[at] ?? 0, firstClaims[at + 1] ?? 0);
  }
  return {
    reports: incidents.length,
    claims: reportOfClaim.length,
    incidents: Int32Array.from(incidents),
    told: read,
    report: (number) => read(number).report,
    claim: (number) => {
      const report = reportOfClaim[number] ?? -1;
      const claim = read(report).claims[number - (firstClaims[report] ?? 0)];
      if (claim === undefined) throw new RangeError(`there is no claim ${number}`);
      return claim;
    },
    reading: (report) => read(numberOf(report)).report.reading,
    // Nobody decides anything in an invented world.
    numberOf: () => undefined,
    reportBuckets: reports.buckets,
    claimBuckets: claims.buckets,
    reportsByKeys: reports.having,
    claimsByKeys: claims.having,
  };
};

const writer = (path: string) => {
  const file = openSync(path, "w");
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let flushed = 0;
  const flush = (): void => {
    writeSync(file, Buffer.concat(waiting));
    flushed += bytes;
    waiting = [];
    bytes = 0;
  };
  return {
    write: (data: Uint8Array): void => {
      waiting.push(data);
      bytes += data.length;
      if (bytes >= BUFFER_BYTES) flush();
    },
    written: () => flushed + bytes,
    close: () => {
      flush();
      closeSync(file);
    },
  };
};

/** Bodies by number; those asked for last stay in memory. */
const reader = (path: string, offsets: Float64Array): ((number: number) => Told) => {
  const file = openSync(path, "r");
  const kept = new Map<number, Told>();
  return (number) => {
    const ready = kept.get(number);
    if (ready !== undefined) {
      kept.delete(number);
      kept.set(number, ready);
      return ready;
    }
    const [from = 0, to = 0] = offsets.subarray(number, number + 2);
    const data = Buffer.allocUnsafe(to - from);
    readSync(file, data, 0, data.length, from);
    const told: Told = JSON.parse(data.toString());
    kept.set(number, told);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return told;
  };
};

const partOf = (key: string): number => Number.parseInt(key.slice(2, 4), 16);
const restOf = (key: string): number => Number.parseInt(key.slice(4, 12), 16);

/** Keys with the numbers that have them, each part a file that is sorted when it is first read. */
const partsIn = (folder: string, what: string) => {
  const path = (part: number) => join(folder, `${what}-${part}`);
  const files = Array.from({ length: PARTS }, (_, part) => writer(path(part)));
  const waiting = files.map((): number[] => []);
  const flush = (part: number): void => {
    const numbers = waiting[part] ?? [];
    files[part]?.write(new Uint8Array(Float64Array.from(numbers).buffer));
    waiting[part] = [];
  };
  const load = (part: number): Float64Array => {
    const data = readFileSync(path(part));
    return new Float64Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length));
  };
  const sorted = new Map<number, Float64Array>();
  return {
    add: (key: string, number: number): void => {
      const part = partOf(key);
      const numbers = waiting[part] ?? [];
      numbers.push(restOf(key) * NUMBERS + number);
      if (numbers.length >= 4_096) flush(part);
    },
    close: () => {
      for (const [part, file] of files.entries()) {
        flush(part);
        file.close();
      }
    },
    *buckets() {
      for (let part = 0; part < PARTS; part += 1) {
        const keys = load(part).sort();
        writeFileSync(path(part), new Uint8Array(keys.buffer));
        yield* runsOf(keys);
      }
    },
    having: (keys: readonly string[]): ReadonlySet<number> => {
      const found = new Set<number>();
      for (const key of keys.filter(isBlockingKey)) {
        const part = sorted.get(partOf(key)) ?? load(partOf(key));
        sorted.set(partOf(key), part);
        const from = restOf(key) * NUMBERS;
        for (let at = firstFrom(part, from); (part[at] ?? Infinity) < from + NUMBERS; at += 1) {
          found.add((part[at] ?? 0) - from);
        }
      }
      return found;
    },
  };
};

function* runsOf(keys: Float64Array): Generator<readonly number[]> {
  let run: number[] = [];
  let last = -1;
  for (const one of keys) {
    const key = Math.floor(one / NUMBERS);
    if (key !== last) {
      if (run.length > 1) yield run;
      run = [];
      last = key;
    }
    run.push(one % NUMBERS);
  }
  if (run.length > 1) yield run;
}

const firstFrom = (keys: Float64Array, value: number): number => {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
