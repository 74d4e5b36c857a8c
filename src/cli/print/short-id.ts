/** The first 10 digits of an id, enough to name it on a command line. */
export const shortId = (id: string): string => (id[1] === "-" ? id.slice(0, 12) : id.slice(0, 10));
