/** The days on which a report may have been published. */
export type PublishedDays = { readonly first: string; readonly last: string };

/** From EDTF as far as publication dates need it, e.g. "2020-02" is its 29 days; null where no year is known. */
export const publishedDays = (edtf: string): PublishedDays | null => {
  const [whole, year = "", month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/.exec(edtf) ?? [];
  if (whole === undefined) return null;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day !== undefined)
    return { first: `${year}-${month}-${day}`, last: `${year}-${month}-${day}` };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${lastDay}` };
};
