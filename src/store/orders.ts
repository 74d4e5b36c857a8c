/** Orders at a place: which of them an answer is made from. */

/** Which orders are asked for; those that rest on leads alone are left out. */
export type OrderQuery = {
  /** Gazetteer ids: orders that name any of them. */
  readonly places: readonly string[];
  /** Day; those that may have begun by then. Null: all. */
  readonly begunBy: string | null;
  /** Instant; what this register said then. */
  readonly asHeld: string | null;
  /** Day; those that rest on a report surely published by then. */
  readonly knownBy: string | null;
};

/** Orders that name a place of `places` and none of `except`. */
export type OrdersBesideQuery = OrderQuery & {
  readonly except: readonly string[];
  readonly limit: number;
  readonly offset: number;
};
