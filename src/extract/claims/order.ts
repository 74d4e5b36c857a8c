import type { Attribution } from "../../model/claim.ts";
import type { Instrument, OrderFields } from "../../model/order.ts";
import { attributionOf, type Document, passageAt } from "../document.ts";
import type { PlaceGuess } from "../places/guess.ts";
import type { OrderText } from "../speech/attribution.ts";
import { joinRanges } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import { addresseeNear, armedGroupsOf } from "./addressee-near.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { FoundProvision } from "./fire.ts";
import { type Groups, giverOf, groupsOf } from "./giver.ts";
import { ordersAlone } from "./order-alone.ts";
import { ofAnyone } from "./order-announced.ts";
import { borderMeant } from "./order-border.ts";
import { clausesOf, punishing, stated, textValue } from "./order-clause.ts";
import { type Times, timesOfOrders } from "./order-dated.ts";
import { daysOf } from "./order-days.ts";
import { deedDoersOf } from "./order-deed.ts";
import { evidenceOf } from "./order-evidence.ts";
import { exceptionsOf } from "./order-exception.ts";
import { issuerOf, type Nearby, nearbyOf } from "./order-nearby.ts";
import { reasonsOf } from "./order-reason.ts";
import { addresseeValues, sentToIn, toldSelf } from "./order-recipient.ts";
import { withEndsOfReplaced } from "./order-replaced.ts";
import { dayToldAfter } from "./order-scene.ts";
import { guessedStretchOf, stretchOf } from "./order-stretch.ts";
import { targetsOf } from "./order-target.ts";
import { isRestated, type OrderThread, orderThreadsOf, rangesOf } from "./order-thread.ts";
import { unclearRulings } from "./order-weighed.ts";
import { zoneOf } from "./order-zone.ts";
import { provisionOf, provisionsIn } from "./provision.ts";
import type { FoundZone } from "./zone.ts";

/** Orders of a text as claims, and the tokens that only say what was ordered: nothing in them happened. */
export const orderClaims = (
  document: Document,
  guesses: () => readonly PlaceGuess[],
): { readonly drafts: readonly Draft[]; readonly ordered: readonly TokenRange[] } => {
  const threads = orderThreadsOf(document);
  const evidence = evidenceOf(document, threads);
  const told = joinRanges(threads.flatMap(rangesOf));
  const groups = groupsOf(document);
  const armed = armedGroupsOf(document);
  const times = timesOfOrders(document);
  const drafts = threads.map((thread) =>
    isRestated(thread, threads)
      ? restatedDuty(document, thread)
      : draftOfThread(document, thread, { evidence, guesses, groups, armed, times, told }),
  );
  const ordered = threads.flatMap((thread) => [
    ...thread.mentions.map(({ trigger, range }) => ({
      from: Math.min(trigger.from, range.to),
      to: range.to,
    })),
    // "It was given on the 13th, after two soldiers were killed": they were.
    ...thread.details.map(({ from, to }) => ({
      from,
      to: dayToldAfter(document, { from, to })?.to ?? to,
    })),
  ]);
  // "Where two people are killed, the order says, …": what its words suppose happened to nobody.
  const worded = [...document.speech.orderTexts].flatMap(([index, all]) => {
    const texts = all.filter((text) => isWording(document, text));
    const sentence = texts.length === 0 ? [] : [document.sentences[index] ?? []].flat();
    return [...sentence, ...texts.flatMap(({ content }) => content)];
  });
  const motives = threads.flatMap((thread) => motivesByOthers(document, thread));
  return {
    drafts: [
      ...withEndsOfReplaced(threads, drafts),
      ...motives,
      ...ordersAlone(document, told),
      ...unclearRulings(document, told),
    ],
    ordered: joinRanges([...ordered, ...worded]),
  };
};

/** "the notice says …"; of what a broadcast says only what it tells of anyone: the rest may be news. */
const isWording = (document: Document, { source, content }: OrderText): boolean =>
  firstTagIn(document.tags, ["order-nouns"], source) !== null ||
  content.some((range) => ofAnyone(document, range).length > 0);

/** "Villagers heard that they must keep away": what the notice asks, as somebody else tells it. */
const restatedDuty = (document: Document, thread: OrderThread): Draft =>
  draftOf(document, {
    kind: "statement",
    rule: "statement.public-duty/1",
    ranges: rangesOf(thread),
    sentence: thread.mentions[0]?.sentence ?? 0,
  });

/** "However, traders say …": what somebody else holds the motive to be is a statement of theirs. */
const motivesByOthers = (document: Document, thread: OrderThread): readonly Draft[] =>
  reasonsOf(document, thread).others.flatMap((sentence) => {
    const range = document.sentences[sentence];
    if (range === undefined) return [];
    return [
      draftOf(document, {
        kind: "statement",
        rule: "statement.alleged-motive/1",
        ranges: [range],
        sentence,
      }),
    ];
  });

/** What else the text tells: how it knows of its orders, and places that only the world's gazetteer has. */
type Around = {
  readonly evidence: ReturnType<typeof evidenceOf>;
  readonly guesses: () => readonly PlaceGuess[];
  /** Offices and ranks that may have given any of them. */
  readonly groups: Groups;
  /** Armed groups that any of them may have gone to. */
  readonly armed: Groups;
  /** Times that may be days of any of them. */
  readonly times: Times;
  /** All words that tell of any of them. */
  readonly told: readonly TokenRange[];
};

const draftOfThread = (document: Document, thread: OrderThread, around: Around): Draft => {
  const ranges = rangesOf(thread);
  const first = thread.mentions[0];
  const spoken =
    thread.mentions.find(({ sentence }) => document.speech.bySentence[sentence]?.speaker) ?? first;
  const attribution = attributionOf(document, spoken?.sentence ?? 0);
  return draftOf(document, {
    kind: "order",
    rule: first?.rule ?? "order.named/1",
    ranges,
    sentence: spoken?.sentence ?? 0,
    modality: thread.previous ? "background" : "asserted",
    order: fieldsOf(document, thread, { ...around, attribution }),
    attribution,
  });
};

const fieldsOf = (
  document: Document,
  thread: OrderThread,
  around: Around & { readonly attribution: Attribution },
): OrderFields => {
  const { attribution, evidence, guesses, groups, times, told } = around;
  const { mentions } = thread;
  const ranges = rangesOf(thread);
  const named = namedIn(thread);
  const nearby = nearbyOf(document, thread, told);
  const ruled = issuerOf(document, thread, nearby.issuer);
  const issuer = giverOf(document, { thread, told, ruled, groups });
  const transmitter = mentions.find(({ transmitter }) => transmitter !== null)?.transmitter ?? null;
  const reasons = reasonsOf(document, thread);
  const along = stretchOf(document, thread);
  const stretch = along.length > 0 ? along : [borderMeant(document, ranges) ?? []].flat();
  const days = daysOf(document, { thread, told, times });
  const zone = zoneOf(document, { thread, told });
  const addressees = addresseesOf(document, thread, { ...around, issuer, nearby });
  return {
    instrument:
      named === undefined || named.instrument === null
        ? null
        : { value: named.instrument, basis: stated(document, named.noun ?? named.trigger) },
    issuer: issuer === null ? null : textValue(document, issuer),
    transmitted_by: transmitter === null ? null : textValue(document, transmitter),
    addressees,
    audience: audienceOf(document, thread),
    provisions: provisionsOf(document, thread, zone),
    targets: targetsOf(document, thread),
    zone: zone?.zone ?? null,
    stretch: stretch.length > 0 ? stretch : guessedStretchOf(document, thread, guesses()),
    exceptions: exceptionsOf(document, thread),
    reason_given: reasons.given,
    alleged_motive: reasons.alleged,
    impunity: clausesOf(document, ranges, "impunity-cues")[0] ?? null,
    incentives: clausesOf(
      document,
      ranges.filter((range) => firstTagIn(document.tags, ["lifting-verbs"], range) === null),
      "reward-cues",
    ),
    sanctions: clausesOf(document, punishing(document, ranges), "sanction-triggers"),
    ...days,
    evidence: evidence(thread, attribution),
    previous: thread.previous,
  };
};

/** Those told by name; else whoever says "we", or does what it rules; else the likeliest of those near. */
const addresseesOf = (
  document: Document,
  thread: OrderThread,
  { armed, issuer, nearby, told }: Around & { issuer: TokenRange | null; nearby: Nearby },
): OrderFields["addressees"] => {
  const { mentions, details } = thread;
  const named = addresseeValues(document, [
    ...mentions.flatMap(({ addressees }) => addressees),
    ...nearby.addressees,
    ...details.flatMap((range) => sentToIn(document, range) ?? []),
  ]);
  if (named.length > 0) return named;
  const self = toldSelf(document, mentions);
  const doers = self === null ? deedDoersOf(document, thread) : [self];
  if (doers.length > 0) return doers;
  const likely = addresseeNear(document, { thread, told, giver: issuer, armed });
  return likely === null ? [] : addresseeValues(document, [likely]);
};

/** The telling that says what kind of order it is, the most particular first; undefined where none does. */
const namedIn = ({ mentions }: OrderThread): OrderThread["mentions"][number] | undefined =>
  mentions.find(({ instrument }) => isParticular(instrument)) ??
  // "were ordered … The instruction, signed on 3 May": by its name, and not by the verb.
  mentions.find(({ instrument, noun }) => instrument !== null && noun !== null) ??
  mentions.find(({ instrument }) => instrument !== null);

/** "a telegram" says more than "ordered". */
const isParticular = (instrument: Instrument | null): boolean =>
  instrument !== null && instrument !== "order" && instrument !== "instruction";

/** Who it was told to: a notice is there for all to read, whoever is to carry it out. */
const audienceOf = (document: Document, thread: OrderThread): OrderFields["audience"] => {
  const notice = namedIn(thread);
  // "a telegram came … the announcement was confirmed": the telegram is for the troops.
  if (notice?.noun && (notice.instrument === "notice" || notice.instrument === "proclamation")) {
    return {
      value: "public",
      basis: {
        how: "inferred",
        from: "instrument",
        rule: "order.audience/1",
        passages: [passageAt(document, notice.noun)],
      },
    };
  }
  const told = thread.mentions.flatMap(({ addressees }) => addressees)[0];
  if (told === undefined) return null;
  const isPublic = tagAt(document.tags, "public-heads", told.to - 1) !== null;
  return { value: isPublic ? "public" : "troops", basis: stated(document, told) };
};

const isSameRule = (a: FoundProvision, b: FoundProvision): boolean =>
  a.kind === b.kind && a.rule === b.rule && a.effect === b.effect;
/** A text may tell one rule over and over. */
const MOST_WORDS = 8;

const provisionsOf = (document: Document, thread: OrderThread, zone: FoundZone | null) => {
  const ranges = rangesOf(thread);
  const told = [
    ...thread.mentions.flatMap(({ provisions }) => provisions),
    ...thread.details.flatMap((range) => provisionsIn(document, range)),
  ];
  const impunity = (range: TokenRange) =>
    ranges.some(
      (other) =>
        other.from <= range.from &&
        range.to <= other.to &&
        firstTagIn(document.tags, ["impunity-cues"], other) !== null &&
        thread.details.includes(other),
    );
  const kept = told.filter(({ range }) => !impunity(range));
  const found = kept
    .filter((a, index) => kept.findIndex((b) => isSameRule(a, b)) === index)
    .map((one) => ({
      ...provisionOf(document, one),
      basis: {
        how: "stated" as const,
        // "no fire at women … children may not be shot at": one rule, with all its words.
        passages: kept
          .filter((b) => isSameRule(one, b))
          .slice(0, MOST_WORDS)
          .map(({ range }) => passageAt(document, range)),
      },
    }));
  const isDuty = found.some(({ kind, effect }) => kind === "zone" && effect === "duty");
  const isLicence = found.some(({ effect }) => effect === "licence");
  if (zone === null || (isDuty && !isLicence)) return found;
  // "no fire across the line": where it restrains, no zone is opened.
  const isRuled = found.some(({ kind }) => kind === "zone");
  if (zone.zone.distance_km === null && (!isLicence || isRuled)) return found;
  return [
    ...found,
    provisionOf(document, { range: zone.range, kind: "zone", effect: "licence", rule: "zone" }),
  ];
};
