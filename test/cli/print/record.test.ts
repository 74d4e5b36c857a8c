// Values and records as sentences: no data format, and nothing said of reports that only the record can say.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recordText } from "../../../src/cli/print/record.ts";
import { valueText } from "../../../src/cli/print/value.ts";
import type { OrderFields } from "../../../src/model/order.ts";
import type { IncidentRecord, OrderRecord } from "../../../src/model/record.ts";

describe("a value in words", () => {
  test("is a list where there are several, never JSON", () => {
    assert.equal(valueText(["soldiers", "police"]), "soldiers; police");
    assert.equal(valueText([{ min: 1, max: 2 }, "zone"]), "1–2 km; zone");
  });

  test("is a place by its name, with the bank", () => {
    assert.equal(valueText({ place: "kp-pyongan-north" }), "North Pyongan Province");
    assert.equal(valueText([{ place: "kp-ryanggang" }]), "Ryanggang Province");
    assert.equal(valueText({ name: "Ost", side: "other" }), "Ost, on the other bank");
    assert.equal(valueText({ side: "river" }), "in the river");
  });
});

const STATED = { how: "stated", passages: [] } as const;
const RECORD = {
  claims: [],
  reports: [],
  rests_on: { reports: 1, outlets: 1, accounts: { min: 1, max: 1 }, documents: 0, why: [] },
  lead: false,
  fields: [],
};

const orderRecord = (order: Partial<OrderFields>): OrderRecord => ({
  kind: "order",
  id: "o-00000000000000000000000000000001" as OrderRecord["id"],
  ...RECORD,
  order: {
    instrument: null,
    issuer: null,
    transmitted_by: null,
    addressees: [],
    audience: null,
    provisions: [],
    zone: null,
    stretch: [],
    exceptions: [],
    reason_given: null,
    impunity: null,
    incentives: [],
    sanctions: [],
    issued: null,
    received: null,
    effective_from: null,
    until: null,
    previous: false,
    ...order,
  },
  family: null,
  changes: [],
});

describe("a record in words", () => {
  test("says what is not on record, not what no report tells", () => {
    const incident: IncidentRecord = {
      kind: "incident",
      id: "i-00000000000000000000000000000001" as IncidentRecord["id"],
      ...RECORD,
      when: null,
      where: null,
      outcomes: {},
      events: 1,
    };
    assert.match(
      recordText(incident),
      /no date on record, no place on record: no outcome on record/,
    );
    assert.match(recordText(orderRecord({})), /order; no issuer on record$/m);
  });

  test("names every width, issuer and beginning on record, not one of them alone", () => {
    const said = { claims: [], passages: [], rests_on: RECORD.rests_on };
    const widths = [1, 2].map((km) => ({ ...said, value: { min: km, max: km } }));
    const record = orderRecord({});
    const both = { ...record, fields: [{ field: "order.zone", values: widths }] };
    assert.match(recordText(both), /told side by side: Width of the zone 1 km or 2 km$/m);
    const one = { ...record, fields: [{ field: "order.zone", values: widths.slice(0, 1) }] };
    assert.doesNotMatch(recordText(one), /side by side/);
  });

  test("names whom an order addresses and where, and a rule that held before as one", () => {
    const where = { name: "Ryanggang", place: null, precision: 5, side: "unknown" } as const;
    const text = recordText(
      orderRecord({
        addressees: [{ value: "border guards", basis: STATED }],
        stretch: [{ ...where, basis: STATED }],
        previous: true,
      }),
    );
    assert.match(text, /; to border guards; at Ryanggang; told as a rule that held before$/m);
  });
});
