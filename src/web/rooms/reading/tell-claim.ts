/** A claim in short sentences, one for each field that it tells. */
import type { Act, Count, Perpetrator } from "../../../model/claim.ts";
import type { LIST_RULE } from "../../../model/list.ts";
import type { OrderFields } from "../../../model/order.ts";
import type { Basis } from "../../../model/passage.ts";
import { t } from "../../language/catalogue.ts";
import {
  tellCount,
  tellKm,
  tellOrder,
  tellOutcomes,
  tellWhen,
  tellWhere,
} from "../../language/tell.ts";
import { tellCode } from "../../language/tell-code.ts";
import type { ReportClaim } from "./asking.ts";

type Claim = ReportClaim["claim"];

/** One line of a card: what is told under its label. */
export type Told = { readonly label: string | null; readonly values: readonly ToldValue[] };

/** `how` says whether the words state it. */
export type ToldValue = {
  readonly text: string;
  readonly how: Basis["how"];
  /** The date as EDTF, the rule an inference was made by; shown on focus. */
  readonly exact: string | null;
};

const OWN_LIST: (typeof LIST_RULE)["name"] = "list";

/** The model that proposed it, by the name of its rule; null where none did. */
export const modelOf = ({ rule }: Claim): string | null =>
  rule.name.startsWith("model.") ? rule.name.slice("model.".length) : null;

/** What a claim tells, the weightiest first. */
export function tellFields(claim: Claim): readonly Told[] {
  const { order, aggregate, where, when, events } = claim;
  return [
    ...outcomesOf(claim),
    ...(events > 1 ? [plain(null, t("reading.card.events", { count: events }))] : []),
    ...claim.acts.map(tellAct),
    ...(order === null ? [] : tellOrderFields(order)),
    ...(aggregate === null
      ? []
      : [
          ...maybePlain(t("reading.card.countedBy"), aggregate.by),
          ...maybePlain(t("reading.card.population"), aggregate.population),
          ...maybeWhen(t("reading.card.period"), aggregate.period),
        ]),
    ...maybeWhen(t("reading.card.when"), when),
    ...(where === null ? [] : [based(t("reading.card.where"), tellWhere(where), where.basis)]),
  ];
}

/** The one line by which a claim is known in the list. */
export function tellShort(claim: Claim): string {
  const outcomes = tellOutcomes(claim.outcomes);
  if (outcomes !== null) return outcomes;
  // Whole: a licence without the restraint told beside it would be another order.
  const order = claim.order === null ? "" : tellOrder(claim.order).join("; ");
  return order || (claim.passages[0]?.exact ?? "");
}

/** When it happened or, of an order, from when it holds; null where that is not told. */
export const whenOf = ({ when, order }: Claim): Claim["when"] =>
  when ?? order?.effective_from ?? order?.issued ?? order?.received ?? null;

/** From the outlet back to who knew: who published, who told it, who told them. */
export function tellChain({ attribution, rule }: Claim): readonly string[] {
  const { outlet, account, chain } = attribution;
  const nobody = rule.name === OWN_LIST ? t("values.outlet.ours") : t("values.outlet.notTold");
  const links = chain.length > 0 ? chain : [outlet ?? nobody];
  if (account === null || links.includes(account.description)) return links;
  return [...links, account.description];
}

function outcomesOf({ outcomes }: Claim): readonly Told[] {
  const told = tellOutcomes(outcomes);
  if (told === null) return [];
  const bases = Object.values(outcomes).flatMap((count) => count?.basis ?? []);
  const inferred = bases.find(({ how }) => how !== "stated");
  return [
    based(null, told, inferred ?? { how: "stated", passages: [] }),
    ...Object.entries(outcomes).flatMap(([kind, count]) =>
      count === undefined ? [] : boundsOf(kind, count),
    ),
  ];
}

type Bounded = Pick<Count, "min" | "best" | "max"> & { readonly bounds?: Basis | undefined };

/** A bound that no words of the count give, e.g. "at most 4 killed", with where it comes from. */
function boundsOf(kind: string, { bounds, min, best, max }: Bounded): readonly Told[] {
  if (bounds === undefined) return [];
  const bound = max !== best ? { min: null, best: null, max } : { min, best: null, max: null };
  const told = tellOutcomes({ [kind]: bound });
  return told === null ? [] : [based(t("reading.card.bound"), told, bounds)];
}

function tellAct({ act, method, weapon, victims, perpetrator, basis }: Act): Told {
  const whom = victims.map(({ description, count, child }) => {
    const many = count === null ? null : tellCount(count);
    const who = child ? t("reading.card.child", { who: description }) : description;
    return many === null ? who : `${who} (${many})`;
  });
  const parts = [
    ...[act, method, weapon].filter((part) => part !== null).map(tellCode),
    ...(whom.length === 0 ? [] : [t("reading.card.whom", { whom: whom.join(", ") })]),
    ...(perpetrator === null ? [] : [t("reading.card.by", { who: whoOf(perpetrator) })]),
  ];
  return based(null, parts.join(" · "), basis);
}

/** "guards (3rd Battalion, Hill Corps)": as the text describes them, with the units it names. */
function whoOf({ description, unit, parent = null }: Perpetrator): string {
  const named = [unit, parent].filter((name) => name !== null && name !== description);
  return named.length === 0 ? description : `${description} (${named.join(", ")})`;
}

function tellOrderFields(order: OrderFields): readonly Told[] {
  const { instrument, issuer, transmitted_by, addressees, audience, zone, stretch } = order;
  return [
    ...(order.previous ? [plain(null, t("reading.card.before"))] : []),
    ...tellProvisions(order),
    ...(zone === null ? [] : [tellZone(zone)]),
    ...codes(t("reading.card.instrument"), present(instrument)),
    ...texts(t("reading.card.issuer"), present(issuer)),
    ...texts(t("reading.card.transmittedBy"), present(transmitted_by)),
    ...texts(t("reading.card.addressees"), addressees),
    ...codes(t("reading.card.audience"), present(audience)),
    ...together(
      t("reading.card.stretch"),
      stretch.map((where) => valued(tellWhere(where), where.basis)),
    ),
    ...codes(t("reading.card.sides"), zone?.sides),
    ...codes(t("reading.card.targets"), order.targets),
    ...each(t("reading.card.exceptions"), order.exceptions),
    ...texts(t("reading.card.reasonGiven"), present(order.reason_given)),
    ...texts(t("reading.card.allegedMotive"), present(order.alleged_motive ?? null)),
    ...texts(t("reading.card.impunity"), present(order.impunity)),
    ...each(t("reading.card.incentives"), order.incentives),
    ...each(t("reading.card.sanctions"), order.sanctions),
    ...maybeWhen(t("reading.card.issued"), order.issued),
    ...maybeWhen(t("reading.card.received"), order.received),
    ...maybeWhen(t("reading.card.from"), order.effective_from),
    ...untilOf(order),
    ...codes(t("reading.card.evidence"), order.evidence),
  ];
}

/** Rules by what they do; where a width is told, it says better that there is a zone. */
const tellProvisions = ({ provisions, zone }: OrderFields): readonly Told[] =>
  (["licence", "restraint", "duty"] as const).flatMap((effect) =>
    together(
      t(`reading.card.effects.${effect}`),
      provisions
        .filter((provision) => provision.effect === effect)
        .filter(({ kind }) => kind !== "zone" || zone === null)
        .map(({ rule, basis }) => valued(tellCode(rule), basis)),
    ),
  );

function tellZone({ distance_km, reference_line, basis }: NonNullable<OrderFields["zone"]>): Told {
  const line = reference_line ?? t("values.zoneLine");
  const where =
    distance_km === null ? line : t("reading.card.width", { width: tellKm(distance_km), line });
  return based(t("reading.card.zone"), where, basis);
}

function untilOf({ until }: OrderFields): readonly Told[] {
  if (until === null) return [];
  if (until.kind === "date") return maybeWhen(t("reading.card.until"), until.when);
  return [based(t("reading.card.until"), until.event, until.basis)];
}

function maybeWhen(label: string, when: Claim["when"]): readonly Told[] {
  if (when === null) return [];
  const { anchoring, edtf } = when;
  const exact = anchoring === null ? edtf : `${edtf} · “${anchoring.phrase}”`;
  return together(label, [{ text: tellWhen(when), how: when.basis.how, exact }]);
}

type Word = { readonly value: string; readonly basis: Basis };

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

const texts = (label: string, list: readonly Word[]): readonly Told[] =>
  together(
    label,
    list.map(({ value, basis }) => valued(value, basis)),
  );

const codes = (label: string, list: readonly Word[] = []): readonly Told[] =>
  together(
    label,
    list.map(({ value, basis }) => valued(tellCode(value), basis)),
  );

/** Long ones stand on lines of their own. */
const each = (label: string, list: readonly Word[]): readonly Told[] =>
  list.map(({ value, basis }) => based(label, value, basis));

const together = (label: string, values: readonly ToldValue[]): readonly Told[] =>
  values.length === 0 ? [] : [{ label, values }];

const maybePlain = (label: string, text: string | null): readonly Told[] =>
  text === null ? [] : [plain(label, text)];

const plain = (label: string | null, text: string): Told => ({
  label,
  values: [{ text, how: "stated", exact: null }],
});

const based = (label: string | null, text: string, basis: Basis): Told => ({
  label,
  values: [valued(text, basis)],
});

const valued = (text: string, basis: Basis): ToldValue => ({
  ...{ text, how: basis.how },
  exact:
    basis.how === "inferred"
      ? t("reading.card.inferred", { from: basis.from, rule: basis.rule })
      : null,
});
