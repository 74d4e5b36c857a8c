import type {
  AggregateFields,
  Attribution,
  Claim,
  ClaimKind,
  Modality,
  Outcomes,
} from "../../model/claim.ts";
import type { OrderFields } from "../../model/order.ts";
import type { Where } from "../../model/place.ts";
import type { When } from "../../model/when.ts";
import { attributionOf, type Document, passageAt } from "../document.ts";
import type { TokenRange } from "../tokens/tag.ts";

/** A claim before its id and its list of veiled ranges are known. */
export type Draft = Omit<Claim, "id" | "sensitive" | "retells" | "retold"> & {
  /** Which event of the text it tells of, where several persons tell of one; equal for all of them. */
  readonly event?: number;
  /** True for what others tell of the event; its own claim is the one that says false. */
  readonly again?: boolean;
};

/** What a rule says of a claim; whatever it leaves out is empty or unknown. */
export type DraftParts = {
  readonly kind: ClaimKind;
  readonly rule: string;
  readonly ranges: readonly TokenRange[];
  /** Index of the sentence whose speaker the claim rests on. */
  readonly sentence: number;
  readonly modality?: Modality;
  readonly attribution?: Attribution;
  readonly when?: When | null;
  readonly where?: Where | null;
  readonly acts?: Claim["acts"];
  readonly outcomes?: Outcomes;
  readonly events?: number;
  readonly order?: OrderFields | null;
  readonly aggregate?: AggregateFields | null;
  readonly event?: number;
  readonly again?: boolean;
};

/** Puts a claim together; `rule` is "name/version" and stands on the claim. */
export const draftOf = (document: Document, parts: DraftParts): Draft => {
  const cut = parts.rule.lastIndexOf("/");
  return {
    kind: parts.kind,
    modality: parts.modality ?? "asserted",
    main: false,
    passages: parts.ranges.map((range) => passageAt(document, range)),
    attribution: parts.attribution ?? attributionOf(document, parts.sentence),
    when: parts.when ?? null,
    where: parts.where ?? null,
    acts: parts.acts ?? [],
    outcomes: parts.outcomes ?? {},
    events: parts.events ?? 1,
    order: parts.order ?? null,
    aggregate: parts.aggregate ?? null,
    rule: { name: parts.rule.slice(0, cut), version: parts.rule.slice(cut + 1) },
    ...(parts.event === undefined ? {} : { event: parts.event, again: parts.again ?? false }),
  };
};
