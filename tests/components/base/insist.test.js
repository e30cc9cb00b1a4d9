// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { insist } from "../../../overrides/components/base/insist.js";

/** A page that counts its waits, which are over at once. @param {import("node:test").TestContext} context */
function pageOf(context) {
  const said = { hidden: true };
  /** @type {number[]} */
  const waits = [];
  const page = { document: { querySelector: () => said }, addEventListener: () => {} };
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    context.after(() => Reflect.deleteProperty(globalThis, name));
  }
  context.mock.method(
    globalThis,
    "setTimeout",
    (/** @type {() => void} */ go, /** @type {number} */ time) => {
      waits.push(time);
      queueMicrotask(go);
    },
  );
  return { said, waits };
}

test("what fails once is fetched again without a word, and what fails on is told until it comes", async (context) => {
  const { said, waits } = pageOf(context);
  /** @type {boolean[]} */
  const told = [];
  const found = await insist(async (tries) => {
    told.push(!said.hidden);
    if (tries < 4) throw new Error("lost");
    return tries;
  });
  assert.equal(found, 4);
  assert.deepEqual(told, [false, false, true, true, true]);
  assert.deepEqual(waits, [1000, 2000, 4000, 8000]);
  assert.equal(said.hidden, true);
});
