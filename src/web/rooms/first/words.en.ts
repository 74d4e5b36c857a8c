/** The first screen. */
export const words = {
  title: "A register of lethal force at borders",
  keeps:
    "Onrecord keeps reports so that anyone can check they are unchanged, and shows what each of them claims in the report’s own words.",
  decides:
    "It never says that a report is true: people decide, with a reason, and the register remembers every decision.",
  refuses: "It refuses to help anyone find a source, a route or a person who crosses.",
  sample: {
    title: "Look at the teaching sample",
    what: "Twenty short texts to learn and practise on: summaries of public reporting, and one invented note. They are not evidence. Nothing you do there touches a register of your own.",
    open: "Open the sample",
    making: "Making the sample…",
    step_one: "{{done}} of {{count}} text read",
    step_other: "{{done}} of {{count}} texts read",
  },
  own: {
    title: "Start my own register",
    name: "Name of the register",
    nameHint: "e.g. the border, or the inquiry it is for",
    nameMissing: "Write a name for the register.",
    person: "Your name",
    personHint: "It stands beside everything you decide.",
    personMissing: "Write the name you decide under.",
    folder: "It will lie in",
    plain: "It is not encrypted yet: whoever can read this disk can read it.",
    git: "This folder lies in a git working tree: reports could be committed and pushed from here. Stop, and start Onrecord with another folder (--register).",
    shared:
      "This folder lies in {{service}}, which copies it to other machines. Stop, and start Onrecord with another folder (--register).",
    start: "Start the register",
    starting: "Starting…",
    started: "“{{name}}” is started. Add your first reports.",
  },
  there: {
    title: "My own register",
    open: "Open “{{name}}”",
    folder: "It lies in",
    git: "It lies in a git working tree: reports could be committed and pushed from there. Better move it out.",
    shared: "It lies in {{service}}, which copies it to other machines. Better move it out.",
  },
  over: {
    title: "The teaching sample",
    what: "Its reports cannot be changed. What you accept, reject, code or veil here is practice: undo it, or start over.",
    open: "To its reports",
    restart: "Start over",
    warning: "Everything practised in the sample will be lost.",
    sure: "Start over and lose it",
    keep: "Keep it",
  },
  keys: { sample: "open the teaching sample", own: "start my own register" },
};
