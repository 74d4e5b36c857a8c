/** What of the map outlives going to another place, for which the room is drawn anew. */
export const mapKept = {
  isOpen: false,
  /** True from when a place is chosen in the list beside the map until that list has the focus again. */
  isFocusOwed: false,
};
