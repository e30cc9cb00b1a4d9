// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { MAX_BYTES, RefusedError } from "../../../overrides/components/events/validate.js";
import { decodeLink, encodeLink } from "../../../overrides/components/transfer/share.js";
import { anyEvent, anyText } from "../sample.js";

const ADDRESS = "https://opas.fi/tarkistuslista/?q=1";
const event = { id: "a", marks: { name: { v: "Hyvää päivää 👋🏽", t: 1 } } };

/** @param {string} link */
const hashOf = (link) => new URL(link).hash;
/** @param {string | Uint8Array} data */
const deflated = (data) => `#jaa=1.${deflateRawSync(data).toString("base64url")}`;
/** @param {string} hash @param {string} why */
const refused = (hash, why) =>
  assert.rejects(decodeLink(hash, 1000), (/** @type {unknown} */ error) => {
    assert.ok(error instanceof RefusedError, `${error}`);
    assert.equal(error.refusal, why);
    return true;
  });

test("any event comes back from its link as it was, lone surrogates too", async () => {
  await fc.assert(
    fc.asyncProperty(anyEvent(), anyText, async (one, name) => {
      const sent = { ...one, marks: { ...one.marks, name: { v: name, t: 3 } } };
      const link = await encodeLink(sent, `${ADDRESS}#vanha`);
      assert.ok(link.startsWith(`${ADDRESS}#jaa=1.`));
      assert.match(link.slice(ADDRESS.length), /^#jaa=1\.[\w-]+$/);
      assert.deepEqual(await decodeLink(hashOf(link), 1000), { [sent.id]: sent });
    }),
  );
});

test("only the event travels", async () => {
  const link = await encodeLink(/** @type {any} */ ({ ...event, other: "salaisuus" }), ADDRESS);
  assert.equal(link, await encodeLink(event, ADDRESS));
});

test("a browser that cannot deflate makes a longer link, and refuses what it cannot read", async () => {
  const { CompressionStream, DecompressionStream } = globalThis;
  const packed = await encodeLink(event, ADDRESS);
  Object.assign(globalThis, { CompressionStream: undefined, DecompressionStream: undefined });
  try {
    const link = await encodeLink(event, ADDRESS);
    assert.ok(hashOf(link).startsWith("#jaa=0."));
    assert.deepEqual(await decodeLink(hashOf(link), 1000), { a: event });
    await refused(hashOf(packed), "newer");
  } finally {
    Object.assign(globalThis, { CompressionStream, DecompressionStream });
  }
});

test("a hash of something else is no link", async () => {
  for (const hash of ["", "#", "#palkkio", "#item-jaa", "#jaa", "#x&jaa=1.a"]) {
    assert.equal(await decodeLink(hash, 1000), null);
  }
});

test("a damaged link is refused", async () => {
  const good = hashOf(await encodeLink(event, ADDRESS));
  for (const hash of [
    "#jaa=",
    "#jaa=1",
    "#jaa=1.",
    "#jaa=1.a",
    "#jaa=1.!!!!",
    "#jaa=x.abcd",
    "#jaa=-1.abcd",
    "#jaa=1.abcd",
    good.slice(0, -4),
    `${good}AAAA`,
    `${good}.`,
    deflated("null"),
    deflated("[]"),
    deflated("{"),
    deflated(Buffer.from('{"id": "a", "marks": {"name": {"v": "\xff", "t": 1}}}', "latin1")),
    deflated('{"id": "constructor", "marks": {}}'),
    deflated('{"id": "a", "marks": {"name": {"v": "x", "t": null}}}'),
    deflated("[".repeat(1_000_000)),
  ])
    await refused(hash, "damaged");
});

test("no cut or changed link breaks anything", async () => {
  const good = hashOf(await encodeLink(event, ADDRESS));
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 8), fc.base64String(), async (place, other) => {
      const hash = good.slice(0, 7 + place) + other.replace(/\W/g, "-");
      await decodeLink(hash, 1000).catch((error) =>
        assert.ok(error instanceof RefusedError, `${error}`),
      );
    }),
  );
});

test("a link of a later form is refused as newer", async () => {
  await refused("#jaa=2.abcd", "newer");
});

test("a link with too much in it is refused, a bomb before it has gone off", async () => {
  await refused(`#jaa=0.${"A".repeat(MAX_BYTES)}`, "too-large");
  await refused(deflated(new Uint8Array(MAX_BYTES + 1).fill(0x20)), "too-large");
  const bomb = deflated(new Uint8Array(100_000_000));
  const before = process.memoryUsage().rss;
  await refused(bomb, "too-large");
  assert.ok(process.memoryUsage().rss - before < 50_000_000);
});
