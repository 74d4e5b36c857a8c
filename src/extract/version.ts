/** Version of the rules; with the data's hash it says which derivation made a claim. */
export const EXTRACT_VERSION = "extract/17";
