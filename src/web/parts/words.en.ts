/** What several rooms share. */
export const words = {
  reason: {
    label: "Reason",
    hint: "Kept with the decision. A number takes a reason from the list.",
    missing: "Write why: a decision without a reason is none.",
    decide: "Decide",
    cancel: "Cancel",
  },
  notice: { undo: "Undo", dismiss: "Dismiss", undone: "Undone.", undoReason: "taken back at once" },
  keys: {
    title: "Keys in this room",
    close: "Close",
    help: "show these keys",
    undo: "undo the last decision",
  },
  list: {
    next: "to the next one",
    previous: "to the one before",
    coming: "More is coming…",
  },
  export: {
    open: "Save as CSV",
    what: {
      reports:
        "Told: month, outlet, language, kinds of claims. Left out: titles, addresses, words, days, names of people.",
      incidents:
        "Told: month, province, counts, what they rest on in numbers. Left out: days, places finer than a province, words, who told it, leads.",
      orders:
        "Told: months, provinces, rules by their codes, widths. Left out: days, places finer than a province, words, who told it, leads.",
    },
    cells:
      "Where fewer than five rows share when and where (or by whom), these are told more coarsely or not at all.",
    logged:
      "The whole list is saved, whatever is narrowed here. That you saved it becomes an entry of the ledger. It is internal: nobody has checked what it discloses.",
    save: "Save",
    saved_one: "Saved {{number}} row. Entry {{entry}} says so.",
    saved_other: "Saved {{number}} rows. Entry {{entry}} says so.",
  },
  error: {
    retry: "Try again",
    usage: "The request was not well formed.",
    "not-found": "It is not on record.",
    exists: "It is there already.",
    unreadable: "It cannot be read.",
    "bad-input": "The material is not what it says it is.",
    "too-large": "It is over a limit.",
    "time-limit": "It took longer than allowed.",
    "memory-limit": "It needed more memory than allowed.",
    "disk-full": "The disk has no room left.",
    busy: "Another program is writing to the register.",
    teaching: "It is the teaching sample, whose material stays as it was made.",
    "no-key": "The key that signs this register is not on this machine.",
    damaged: "The register is damaged; verify it before you go on.",
    "not-yet": "This is not built yet.",
    "signed-out":
      "This page is signed out. Press Enter in the terminal where Onrecord runs and open the address it prints.",
    offline:
      "The program that serves this page has stopped. Start it again; nothing acknowledged is lost.",
    fault: "Onrecord failed where it should not. Nothing acknowledged is lost.",
  },
};
