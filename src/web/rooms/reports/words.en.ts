/** The list of reports. */
export const words = {
  title: "Reports",
  more: "Show {{count}} more of {{total}}",
  none: "Nothing is on record here yet.",
  remark: {
    withdrawn: "withdrawn",
    unread: "kept, not read: {{why}}",
    noArticle: "holds no article",
    lead: "lead: where it comes from is not known",
  },
};
