/** The little we ask of the package, which has no types of its own. */
declare module "edtf" {
  /** Milliseconds since 1970, UTC; infinite where open, null where unknown. */
  type Extent = { readonly type: string; readonly min: number | null; readonly max: number | null };
  /** Throws an Error where the text is not EDTF. */
  const parse: (text: string) => Extent;
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default parse;
}
