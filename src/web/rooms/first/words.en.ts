/** The first screen. */
export const words = {
  title: "Onrecord",
  sample: "Look at the teaching sample",
  own: "Start my own register",
};
