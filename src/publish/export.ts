/** Takes a table or a dossier out of the register: the entry first, then the file with its stamp. */
import { sha256 } from "../format/hash.ts";
import type { Codebook } from "../model/codebook.ts";
import type { RuleData } from "../model/data.ts";
import { OnrecordError } from "../model/error.ts";
import type { Figures } from "../model/figures.ts";
import type { CaptureId, PersonRef, Ref, Sha256 } from "../model/ids.ts";
import type { Exported, ListName } from "../model/ledger.ts";
import type { Store, View, WriteTransaction } from "../store/store.ts";
import { type Coarsener, openCoarsener } from "./exports/coarse.ts";
import type { Dossier, DossierLanguage } from "./exports/dossier/document.ts";
import { dossierOf } from "./exports/dossier/dossier.ts";
import { type DossierFacts, gatherFacts } from "./exports/dossier/facts.ts";
import { keptWordsOf } from "./exports/dossier/kept-words.ts";
import { toMarkdown } from "./exports/dossier/markdown.ts";
import { toPage } from "./exports/dossier/page.ts";
import { english } from "./exports/dossier/words.en.ts";
import { korean } from "./exports/dossier/words.ko.ts";
import { incidentTable } from "./exports/incidents.ts";
import { orderTable } from "./exports/orders.ts";
import { ownListOf, stampOwnList } from "./exports/own-list.ts";
import { pictureOf, stampPicture } from "./exports/picture.ts";
import type { PictureLanguage } from "./exports/picture-words.ts";
import { reportTable } from "./exports/reports.ts";
import { fileNameOf, type Stamped, stampLine } from "./exports/stamp.ts";
import { stampTable, type TableSource, tableOf } from "./exports/table.ts";
import { type LookBack, lookBackLine } from "./look-back.ts";

/** The register, the data that names places and codes, and who takes something out. */
export type Exporter = {
  readonly store: Store;
  readonly data: Pick<RuleData, "places">;
  readonly codebook: Codebook;
  readonly by: PersonRef;
  /** As of another time; absent or null for now. */
  readonly lookBack?: LookBack | null;
};

/** A file that has been put on record as taken out. */
export type ExportedFile = {
  readonly name: string;
  readonly text: string;
  /** The entry that says so. */
  readonly entry: number;
  readonly rows: number;
  readonly withheld: number;
};

export type ExportedDossier = {
  readonly dossier: Dossier;
  readonly stamp: string;
  readonly entry: number;
  readonly markdown: ExportedFile;
  readonly page: ExportedFile;
};

/** One list as CSV. The entry is on record before the file is given. */
export const exportList = async (exporter: Exporter, what: ListName): Promise<ExportedFile> => {
  const table = tableOf(await sourceOf(exporter, what));
  const { rows, withheld } = table;
  const stamped = await exporter.store.write((transaction) =>
    appendExport(
      transaction,
      { what, rows, withheld, sha256: table.sha256, about: [] },
      exporter.by,
    ),
  );
  const name = fileNameOf(what, stamped.at.slice(0, 10), "csv");
  return { name, text: stampTable(table, stamped), entry: stamped.entry, rows, withheld };
};

/**
 * The dossier of one incident or order, as a text and as a page.
 *
 * @throws OnrecordError "not-found" where it is not on record, "usage" where it is of another kind
 */
export const exportDossier = (
  exporter: Exporter,
  { id, language }: { readonly id: string; readonly language: DossierLanguage },
): Promise<ExportedDossier> =>
  exporter.store.write(async (transaction) => {
    const { lookBack = null } = exporter;
    const facts = await gatherFacts(lookBack?.see(transaction.view) ?? transaction.view, id);
    const coarsener = openCoarsener(exporter.data.places, language);
    const claims = facts.claims.map(({ claim }) => claim);
    const words = { en: english, ko: korean }[language];
    const { codebook } = exporter;
    const keptWords = keptWordsOf(claims, { coarsener, codebook });
    const telling = { language, words, codebook, coarsener, keptWords };
    const dossier = dossierOf({ ...facts, lookBack }, telling);
    const markdown = toMarkdown(dossier);
    const [rows, withheld] = [dossier.notes.length, dossier.withheldCount];
    const about = await shownIn(transaction, facts, lookBack);
    const body = { what: "dossier", rows, withheld, sha256: sha256(markdown), about } as const;
    const stamped = await appendExport(transaction, body, exporter.by);
    const stamp = words.stamp(stamped);
    const fileOf = (ending: string, text: string): ExportedFile => ({
      name: fileNameOf(`dossier-${facts.record.id.slice(0, 12)}`, stamped.at.slice(0, 10), ending),
      text,
      entry: stamped.entry,
      rows,
      withheld,
    });
    return {
      dossier,
      stamp,
      entry: stamped.entry,
      markdown: fileOf("md", `> ${stamp}\n${markdown}`),
      page: fileOf("html", toPage(dossier, stamp)),
    };
  });

/**
 * A team's own list, to be edited and brought in again.
 *
 * @throws OnrecordError "not-found" where it is no list on record
 */
export const exportOwnList = ({ store, by }: Exporter, id: CaptureId): Promise<ExportedFile> =>
  store.write(async (transaction) => {
    const list = await ownListOf(transaction.view, id);
    const { rows, withheld, about } = list;
    const body = { what: "list", rows, withheld, sha256: list.sha256, about: [about] } as const;
    const stamped = await appendExport(transaction, body, by);
    const name = fileNameOf(`list-${id.slice(0, 12)}`, stamped.at.slice(0, 10), "csv");
    return { name, text: stampOwnList(list, stamped), entry: stamped.entry, rows, withheld };
  });

/**
 * A picture of figures as SVG, with all that it holds for and the stamp in it.
 *
 * @throws OnrecordError "usage" where the place asked about is finer than a province
 */
export const exportPicture = (
  exporter: Exporter,
  { figures, language }: { readonly figures: Figures; readonly language: PictureLanguage },
): Promise<ExportedFile> =>
  exporter.store.write(async (transaction) => {
    const { place } = figures.question;
    if (place !== null && !openCoarsener(exporter.data.places).isCoarse(place)) {
      const state = "it is finer than a province, ask for the province";
      throw new OnrecordError("usage", `Cannot take out figures of "${place}": ${state}`);
    }
    const placeName =
      place === null ? null : (exporter.data.places.find(({ id }) => id === place)?.name ?? place);
    const teaching = await transaction.view.isTeaching();
    const picture = pictureOf({ figures, placeName, teaching, language });
    const { rows, withheld } = picture;
    const body = { what: "figures", rows, withheld, sha256: picture.sha256, about: [] } as const;
    const stamped = await appendExport(transaction, body, exporter.by);
    const text = stampPicture(picture, stampLine(stamped, "the picture without this line"));
    const name = fileNameOf("figures", stamped.at.slice(0, 10), "svg");
    return { name, text, entry: stamped.entry, rows, withheld };
  });

const sourceOf = async (
  { store, data, codebook, lookBack = null }: Exporter,
  what: ListName,
): Promise<TableSource> => {
  const view = lookBack?.see(store.view) ?? store.view;
  const source = await tableSource(what, {
    view,
    lookBack,
    coarsener: openCoarsener(data.places),
    codes: codesOf(codebook),
  });
  if (lookBack === null) return source;
  return { ...source, leftOut: [lookBackLine(lookBack), ...source.leftOut] };
};

type Tabled = {
  readonly view: View;
  readonly lookBack: LookBack | null;
  readonly coarsener: Coarsener;
  readonly codes: ReadonlySet<string>;
};

const tableSource = (
  what: ListName,
  { view, lookBack, coarsener, codes }: Tabled,
): Promise<TableSource> => {
  switch (what) {
    case "reports":
      return reportTable(view, lookBack);
    case "incidents":
      return incidentTable(view, coarsener);
    case "orders":
      return orderTable(view, coarsener, codes);
  }
};

const codesOf = ({ vocabularies }: Codebook): ReadonlySet<string> =>
  new Set(vocabularies.flatMap(({ terms }) => terms.map(({ id }) => id)));

type Exporting = {
  readonly what: Exported;
  readonly rows: number;
  readonly withheld: number;
  readonly sha256: Sha256;
  readonly about: readonly Ref[];
};

const appendExport = async (
  { view, append }: WriteTransaction,
  { about, ...body }: Exporting,
  by: PersonRef,
): Promise<Stamped> => {
  const { register } = await view.facts();
  const { entry } = await append({
    kind: "access",
    by,
    bodies: [{ body: "export", ...body }],
    about,
  });
  return { register, entry: entry.seq, at: entry.at, sha256: body.sha256 };
};

/** The version of the record that the dossier tells, and the captures it quotes. */
const shownIn = async (
  { view }: WriteTransaction,
  { record, reports }: DossierFacts,
  lookBack: LookBack | null,
): Promise<readonly Ref[]> => {
  const { versions } = await view.recordHistory(record.id);
  const at = lookBack?.asHeld ?? null;
  const version = versions.findLast(
    ({ id, from, until }) =>
      id === record.id && (at === null ? until === null : from <= at && (until ?? at) >= at),
  );
  if (version === undefined) {
    throw new OnrecordError("not-found", `Cannot make the dossier: "${record.id}" has just gone`);
  }
  return [version.ref, ...reports.map(({ shown }) => shown.ref)];
};
