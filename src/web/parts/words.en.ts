/** What several rooms share. */
export const words = {
  reason: {
    label: "Reason",
    hint: "Kept with the decision. A number takes a reason from the list.",
    missing: "Write why: a decision without a reason is none.",
    decide: "Decide",
    cancel: "Cancel",
  },
  quiet: { hidden: "Quiet mode hides words here.", show: "Show all words" },
  toast: { undo: "Undo", dismiss: "Dismiss", undone: "Undone.", undoReason: "taken back at once" },
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
  days: { today: "today", any: "any day", asOf: "{{label}}: {{day}}." },
  refusals: {
    title: "What this register does not say",
    confirmed: {
      question: "Is it confirmed?",
      answer:
        "This register never says so. It holds what is reported, by whom, on how many accounts, and what differs. Many reports can rest on one account, and agreement is not proof. Whether to believe a claim is for a named person to decide, with a reason and a standard of proof; where somebody did, it stands under “Assessed”.",
    },
    inForce: {
      question: "Is it still in force?",
      answer:
        "Nobody outside can know. Orders are seldom published and hardly ever revoked in public, so that nothing more was reported is no sign that an order ended, and none that it holds. What can be said is when it was last observed, and for how many days since then it is only presumed.",
    },
    exactly: {
      question: "Exactly where?",
      answer:
        "Places are told no finer than the county, and a zone is told by its width and never drawn on a map. Exact positions could lead to people who cross or who spoke. What reports say beyond that stays veiled in the capture, and is shown only with a reason that is on record.",
    },
    linked: {
      question: "Did this order cause these incidents?",
      answer:
        "That both are reported for one place and time does not join them. A link is told only where the words of a source make it.",
    },
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
  toReports: "To the reports",
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
