/** The reading room. */
export const words = {
  back: "Reports",
  margin: "What it claims",
  noClaims: "No claim is proposed from this report.",
  says: "says: {{who}}",
  unread: "Kept as it came ({{bytes}} bytes), not read: {{why}}",
  noReason: "no reason told",
  around: "Around the text ({{count}})",
  veiled: "passage veiled: {{reason}}",
  lead: "a lead: where it comes from is not known",
  withdrawn: "withdrawn",
};
