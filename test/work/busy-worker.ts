// A worker that does what hostile reports make a worker do.
import { OnrecordError } from "../../src/model/error.ts";
import { task } from "../../src/work/task.ts";

export type BusyTask =
  | { readonly kind: "double"; readonly value: number }
  | { readonly kind: "count"; readonly bytes: Uint8Array }
  | { readonly kind: "spin" }
  | { readonly kind: "allocate" }
  | { readonly kind: "refuse" }
  | { readonly kind: "break" };

export const busy = task((work: BusyTask): number => {
  switch (work.kind) {
    case "double":
      return work.value * 2;
    case "count":
      return work.bytes.length;
    case "spin":
      for (;;);
    case "allocate": {
      const kept: string[][] = [];
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => `${at} of ${kept.length}`));
    }
    case "refuse":
      throw new OnrecordError("bad-input", "Cannot read the report: it is a picture, add its text");
    case "break":
      throw new TypeError("a fault of ours");
  }
});
