/** What can be chosen from a list; `detail` tells like from like. */
export type Option = { readonly id: string; readonly label: string; readonly detail: string };
