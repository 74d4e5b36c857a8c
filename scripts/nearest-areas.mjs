// Splits an outline among seats: each gets the part that is nearer to it than to any other seat.
// Approximate by nature: what it gives is no surveyed boundary and must be drawn and told as such.

/**
 * The rings of each seat, in the order of the seats; a seat that is nearest to nothing gets none.
 * @param {[number, number][][]} rings closed rings of longitude and latitude, islands beside each other
 * @param {{ lat: number, lon: number }[]} seats
 * @returns {[number, number][][][]}
 */
export function splitByNearest(rings, seats) {
  const open = rings.map((ring) => ring.slice(0, -1));
  // A degree of longitude shrinks with latitude: by one measure for all, so that lines meet in a point.
  const middle = seats.reduce((sum, { lat }) => sum + lat / seats.length, 0);
  const shrink = Math.cos((middle * Math.PI) / 180) ** 2;
  return seats.map((seat) => {
    const others = seats.filter((other) => other !== seat);
    const parts = others.reduce(
      (left, other) => left.flatMap((ring) => cut(ring, bisector(seat, other, shrink))),
      open,
    );
    return parts.filter((ring) => ring.length > 2).map((ring) => [...ring, ring[0]]);
  });
}

/** `reach` is below zero where a point is nearer to the first seat; `along` orders points on the line. */
function bisector(seat, other, shrink) {
  const [eastward, northward] = [shrink * (other.lon - seat.lon), other.lat - seat.lat];
  const middle = [(seat.lon + other.lon) / 2, (seat.lat + other.lat) / 2];
  return {
    reach: ([lon, lat]) => eastward * (lon - middle[0]) + northward * (lat - middle[1]),
    along: ([lon, lat]) => eastward * (lat - middle[1]) - northward * (lon - middle[0]),
  };
}

/** What of a ring lies on the near side of a line: several rings where the line meets it often. */
function cut(ring, { reach, along }) {
  const isNear = (point) => reach(point) <= 0;
  if (ring.every(isNear)) return [ring];
  const pieces = piecesOf(ring, reach, isNear);
  // Along the line, ends lie in pairs: between the two of a pair the line runs inside the ring.
  const ends = pieces
    .flatMap((piece) => [
      { piece, comesIn: true, at: along(piece[0]) },
      { piece, comesIn: false, at: along(piece.at(-1)) },
    ])
    .sort((one, other) => one.at - other.at);
  const next = new Map();
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const pair = [ends[at], ends[at + 1]];
    const [entry, exit] = pair[0].comesIn ? pair : pair.toReversed();
    next.set(exit.piece, entry.piece);
  }
  return joined(pieces, next);
}

/** The near stretches of a ring, each from where it comes in to where it goes out. */
function piecesOf(ring, reach, isNear) {
  const first = ring.findIndex((point, at) => isNear(point) && !isNear(ring.at(at - 1)));
  if (first < 0) return [];
  const pieces = [];
  for (let step = 0; step < ring.length; step += 1) {
    const at = (first + step) % ring.length;
    const [before, point] = [ring.at(at - 1), ring[at]];
    const crossing = crossed(before, point, reach);
    if (isNear(point) && !isNear(before)) pieces.push([crossing]);
    if (isNear(point)) pieces.at(-1).push(point);
    else if (isNear(before)) pieces.at(-1).push(crossing);
  }
  return pieces;
}

function crossed(before, point, reach) {
  const share = reach(before) / (reach(before) - reach(point));
  return before.map((value, axis) => value + share * (point[axis] - value));
}

function joined(pieces, next) {
  const left = new Set(pieces);
  const rings = [];
  for (const start of pieces) {
    if (!left.has(start)) continue;
    const ring = [];
    for (let piece = start; left.delete(piece); piece = next.get(piece)) ring.push(...piece);
    rings.push(ring);
  }
  return rings;
}
