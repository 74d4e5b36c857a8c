/** The strings of the dossier. */
export const words = {
  open: "Dossier",
  title: "Dossier",
  what: "A sheet for a lawyer: every sentence with the words it rests on, whose account that is and why counted so, what is reported differently or denied, and what is not known.",
  left: "Left out: days, places finer than a province, who told it, titles, addresses, names of people. It says how many of each.",
  logged:
    "That you made it becomes an entry of the ledger before you see it. It is internal: nobody has checked what it discloses.",
  knownBy: "Only what was published by",
  heldOn: "As this register held it on",
  make: "Make the dossier",
  making: "Making the dossier…",
  back: "Back to the record",
  print: "Print",
  text: "Save as text",
  page: "Save as page",
  copy: "Copy with footnote",
  copied: "Copied, with its footnotes.",
  notCopied: "This browser does not let the page copy. Save it as text instead.",
  made: "Made. Entry {{entry}} says so.",
  notes: "Rests on",
};
