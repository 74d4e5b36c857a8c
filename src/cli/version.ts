import manifest from "../../package.json" with { type: "json" };

/** e.g. "0.1.0". */
export const VERSION: string = manifest.version;

/** Kept with every capture. */
export const TOOL = `onrecord ${VERSION}`;
