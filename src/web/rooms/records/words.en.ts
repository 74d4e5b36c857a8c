/** Lists of records and the page of one. */
export const words = {
  titles: {
    incident: "Reported incidents",
    order: "Reported orders",
    aggregate: "Totals by others",
    copies: "Copies",
    difference: "Reported differently",
  },
  restsOn: "Rests on {{what}}.",
  independence: "Independence not established.",
  read: "Read the report",
  readNth: "Report {{number}}",
  total_one: "{{count}} record of this kind. Documented, not all.",
  total_other: "{{count}} records of this kind. Documented, not all.",
};
