// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { insist } from "../../../overrides/components/base/insist.js";

const SLOW = 10_000;

/**
 * A page that counts its waits, which are over at once but for the long one.
 * @param {import("node:test").TestContext} context
 */
function pageOf(context) {
  const said = { hidden: true };
  /** @type {number[]} */
  const waits = [];
  /** @type {{ pass: () => void, cleared: unknown }} */
  const slow = { pass: () => {}, cleared: null };
  const page = { document: { querySelector: () => said }, addEventListener: () => {} };
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    context.after(() => Reflect.deleteProperty(globalThis, name));
  }
  context.mock.method(
    globalThis,
    "setTimeout",
    (
      /** @type {(given?: boolean) => void} */ go,
      /** @type {number} */ time,
      /** @type {boolean} */ given,
    ) => {
      if (time === SLOW) slow.pass = () => go(given);
      else {
        waits.push(time);
        queueMicrotask(go);
      }
      return time;
    },
  );
  context.mock.method(globalThis, "clearTimeout", (/** @type {unknown} */ timer) => {
    slow.cleared = timer;
  });
  return { said, slow, waits };
}

test("what fails once is fetched again without a word, and what fails on is told until it comes", async (context) => {
  const { said, slow, waits } = pageOf(context);
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
  assert.equal(slow.cleared, SLOW, "nothing is told once it has come");
});

test("what hangs is told until it comes", async (context) => {
  const { said, slow } = pageOf(context);
  const found = insist(async () => {
    slow.pass();
    return said.hidden;
  });
  assert.equal(await found, false);
  assert.equal(said.hidden, true);
});
