import assert from "node:assert/strict";
import { test } from "node:test";
import { ageMillis, gatewayMillis } from "../src/age";

const meta = { layer: "L1", asOfMillis: 1_000_000, ageMillis: 40 };

test("an answer that is kept grows old", () => {
  assert.equal(ageMillis({ data: null, meta, takenAtMillis: 5_000 }, 8_000), 3_040);
});

test("an age never shrinks by a clock that was set back", () => {
  assert.equal(ageMillis({ data: null, meta, takenAtMillis: 5_000 }, 4_000), 40);
});

test("the clock of the browser does not matter", () => {
  assert.equal(gatewayMillis({ data: null, meta, takenAtMillis: 5_000 }, 5_010), 1_000_050);
  assert.equal(gatewayMillis({ data: null, meta: { ...meta, asOfMillis: 0 }, takenAtMillis: 5_000 }, 5_010), 5_010);
});
