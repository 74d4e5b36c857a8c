import type { PlaceId } from "../../model/ids.ts";
import type { Where } from "../../model/place.ts";
import { type Document, isVeiled, passageAt, wordsOf } from "../document.ts";
import type { PlaceMention } from "../places/mention.ts";
import { PRECISION } from "../places/where.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/**
 * The border that "the border" of an order's words means: the only one its report names, else the only
 * one that the places it names lie along. Null where the report leaves two, or none. Always inferred.
 */
export const borderMeant = (document: Document, told: readonly TokenRange[]): Where | null => {
  const bare = told.flatMap((range) => bareBordersIn(document, range))[0];
  if (bare === undefined) return null;
  const shown = document.places.filter((place) => !isVeiled(document, place));
  const meant = onlyOne(shown, namedBorder) ?? onlyOne(shown, borderAlong);
  if (meant === null) return null;
  return {
    name: wordsOf(document, bare),
    place: meant.border,
    precision: PRECISION.border,
    side: "unknown",
    basis: {
      how: "inferred",
      from: "the only border of the report",
      rule: "order.border/1",
      passages: [passageAt(document, bare), passageAt(document, meant.mention)],
    },
  };
};

/** "the border", "the frontier": not of the border guards, and no part of a border's name. */
const bareBordersIn = (document: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(document.tags, "reference-lines", range).filter(
    ({ from, to, value }) =>
      value === "border" &&
      tagAt(document.tags, "place-articles", from - 1) !== null &&
      firstTagIn(document.tags, ["force-heads", "unit-heads"], { from, to: to + 1 }) === null &&
      !document.places.some((place) => place.from < to + WITH && place.to > from) &&
      !isVeiled(document, { from, to }),
  );

/** "the border with …" is told by what comes after it. */
const WITH = 3;

type Meant = { readonly border: PlaceId; readonly mention: PlaceMention };

const onlyOne = (
  places: readonly PlaceMention[],
  borderOf: (place: PlaceMention) => PlaceId | null,
): Meant | null => {
  const found = places.flatMap((mention) => {
    const border = borderOf(mention);
    return border === null ? [] : [{ border, mention }];
  });
  const first = found[0];
  return first !== undefined && found.every(({ border }) => border === first.border) ? first : null;
};

const namedBorder = ({ place, kind }: PlaceMention): PlaceId | null => {
  if (place === null) return null;
  if (kind === "border") return place.id;
  return kind === "river" ? (place.ancestors[0] ?? null) : null;
};

const borderAlong = ({ place, actor }: PlaceMention): PlaceId | null =>
  actor ? null : (place?.along?.border ?? null);
