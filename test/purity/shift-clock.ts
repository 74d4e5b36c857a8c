/** Preloaded: this process believes that it is some years later. */
const SHIFT_MS = 7 * 365 * 24 * 3_600_000 + 12_345_678;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + SHIFT_MS);
    else super(...parts);
  }
  static override now(): number {
    return RealDate.now() + SHIFT_MS;
  }
} as DateConstructor;
