/** A claim in short sentences, one for each field that it tells. */
import type { Act, Attribution, Count, Perpetrator } from "../../../model/claim.ts";
import type { OrderFields } from "../../../model/order.ts";
import type { Basis } from "../../../model/passage.ts";
import { t } from "../../language/catalogue.ts";
import { tellCount, tellOrder, tellOutcomes, tellWhen, tellWhere } from "../../language/tell.ts";
import { tellCode } from "../../language/tell-code.ts";
import type { ReportClaim } from "./asking.ts";

type Claim = ReportClaim["claim"];

/** One line of a card; `how` says whether the words state it. */
export type Told = {
  readonly label: string | null;
  readonly text: string;
  readonly how: Basis["how"];
  /** The date as EDTF, the rule an inference was made by; shown on focus. */
  readonly exact: string | null;
};

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
  const order = claim.order === null ? [] : tellOrder(claim.order);
  return order[0] ?? claim.passages[0]?.exact ?? "";
}

/** When it happened or, of an order, from when it holds; null where that is not told. */
export const whenOf = ({ when, order }: Claim): Claim["when"] =>
  when ?? order?.effective_from ?? order?.issued ?? order?.received ?? null;

/** From the outlet back to who knew: who published, who told it, who told them. */
export function tellChain({ outlet, account, chain }: Attribution): readonly string[] {
  const links = chain.length > 0 ? chain : [outlet ?? t("values.outlet.notTold")];
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
  // The width says it better.
  const provisions = order.provisions.filter(({ kind }) => kind !== "zone" || order.zone === null);
  const rules = provisions.map((provision) =>
    based(null, tellOrder({ provisions: [provision], zone: null }).join(""), provision.basis),
  );
  const { zone, instrument, issuer, addressees, stretch } = order;
  const width =
    zone === null ? [] : [based(null, tellOrder({ provisions: [], zone }).join(""), zone.basis)];
  const texts = (label: string, list: OrderFields["addressees"]) =>
    list.map(({ value, basis }) => based(label, value, basis));
  const codes = (label: string, list: OrderFields["addressees"] = []) =>
    list.map(({ value, basis }) => based(label, tellCode(value), basis));
  return [
    ...rules,
    ...width,
    ...(instrument === null
      ? []
      : [
          based(
            t("reading.card.instrument"),
            t(`reading.instruments.${instrument.value}`),
            instrument.basis,
          ),
        ]),
    ...(issuer === null ? [] : texts(t("reading.card.issuer"), [issuer])),
    ...texts(t("reading.card.addressees"), addressees),
    ...stretch.map((where) => based(t("reading.card.stretch"), tellWhere(where), where.basis)),
    ...codes(t("reading.card.sides"), zone?.sides),
    ...codes(t("reading.card.targets"), order.targets),
    ...texts(t("reading.card.exceptions"), order.exceptions),
    ...(order.reason_given === null
      ? []
      : texts(t("reading.card.reasonGiven"), [order.reason_given])),
    ...(order.alleged_motive ? texts(t("reading.card.allegedMotive"), [order.alleged_motive]) : []),
    ...(order.impunity === null ? [] : texts(t("reading.card.impunity"), [order.impunity])),
    ...texts(t("reading.card.incentives"), order.incentives),
    ...texts(t("reading.card.sanctions"), order.sanctions),
    ...maybeWhen(t("reading.card.issued"), order.issued),
    ...maybeWhen(t("reading.card.from"), order.effective_from),
    ...untilOf(order),
    ...codes(t("reading.card.evidence"), order.evidence),
  ];
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
  return [{ label, text: tellWhen(when), how: when.basis.how, exact }];
}

const maybePlain = (label: string, text: string | null): readonly Told[] =>
  text === null ? [] : [plain(label, text)];

const plain = (label: string | null, text: string): Told => {
  return { label, text, how: "stated", exact: null };
};

const based = (label: string | null, text: string, basis: Basis): Told => ({
  ...{ label, text, how: basis.how },
  exact:
    basis.how === "inferred"
      ? t("reading.card.inferred", { from: basis.from, rule: basis.rule })
      : null,
});
