// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { RefusedError } from "../../../overrides/components/events/validate.js";
import { MAX_BYTES } from "../../../overrides/components/transfer/backup.js";
import { decodeLink, encodeLink } from "../../../overrides/components/transfer/share.js";
import { anyEvent, anyText } from "../sample.js";

const ADDRESS = "https://opas.fi/tarkistuslista/?q=1";
const event = { id: "a", marks: { name: { v: "Hyvää päivää 👋🏽", t: 1 } } };
/** An event as people make them: its link has some 700 characters. */
const usual = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  marks: Object.fromEntries(
    [
      ["name", "Syysseminaari"],
      ["date", "2026-12-20"],
      ["time", "13:00"],
      ["place", "Oulu, pääkirjasto, Pakkalan sali"],
      ["booker", "Aino Virtanen, 040 123 4567"],
      [
        "item/palkkio/note",
        "Laskutus verkkolaskuna. Kysy y-tunnus ja viite Liisalta ennen perjantaita.",
      ],
      ["item/saapuminen/note", "Parkkipaikka on takana, soittakaa ovikelloa."],
      ["item/esteettomyys/who", "Pekka"],
      [
        "brief/tarkoitus",
        "Haluamme kuulla, miltä kuntoutus tuntuu, ja miettiä, mitä muutamme arjessa.",
      ],
      ...["tarve", "tehtava", "odotukset", "rooli", "muoto", "ryhman-koko", "esteettomyys"].map(
        (id) => [`item/${id}/state`, "done"],
      ),
    ].map(([key, v], place) => [key, { v, t: 1764500000000 + place * 37813 }]),
  ),
};

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
/** Whether a link brings nothing in. @param {string} hash */
const isRefused = (hash) =>
  decodeLink(hash, Date.now()).then(
    (found) => found === null,
    (error) => error instanceof RefusedError,
  );
/** @param {string} hash */
const read = async (hash) => (await decodeLink(hash, 1000))?.events;

test("any event comes back from its link as it was, lone surrogates too", async () => {
  await fc.assert(
    fc.asyncProperty(anyEvent(), anyText, async (one, name) => {
      const sent = { ...one, marks: { ...one.marks, name: { v: name, t: 3 } } };
      const link = await encodeLink(sent, `${ADDRESS}#vanha`);
      assert.ok(link.startsWith(`${ADDRESS}#jaa=2.`));
      assert.match(link.slice(ADDRESS.length), /^#jaa=2\.[\w-]+$/);
      assert.deepEqual(await decodeLink(hashOf(link), 1000), {
        events: { [sent.id]: sent },
        bad: 0,
        cut: 0,
      });
    }),
  );
});

test("what a later version keeps travels too, what is in this reader's calendar does not", async () => {
  const sent = {
    ...event,
    colour: "red",
    marks: { ...event.marks, "x/new": { v: "1", t: 2, by: "A" } },
  };
  const marks = { ...sent.marks, calendar: { v: "2026-12-20;", t: 3 } };
  const link = await encodeLink({ ...sent, marks }, ADDRESS);
  assert.deepEqual(await read(hashOf(link)), { a: sent });
});

test("a browser that cannot deflate makes a longer link, and refuses what it cannot read", async () => {
  const { CompressionStream, DecompressionStream } = globalThis;
  const packed = await encodeLink(event, ADDRESS);
  Object.assign(globalThis, { CompressionStream: undefined, DecompressionStream: undefined });
  try {
    const link = await encodeLink(event, ADDRESS);
    assert.ok(hashOf(link).startsWith("#jaa=3."));
    assert.deepEqual(await read(hashOf(link)), { a: event });
    await refused(hashOf(packed), "newer");
  } finally {
    Object.assign(globalThis, { CompressionStream, DecompressionStream });
  }
});

test("links of the first version are still read", async () => {
  const text = JSON.stringify(event);
  assert.deepEqual(await read(deflated(text)), { a: event });
  assert.deepEqual(await read(`#jaa=0.${Buffer.from(text).toString("base64url")}`), { a: event });
});

test("a hash of something else is no link", async () => {
  for (const hash of ["", "#", "#palkkio", "#item-jaa", "#jaa", "#x&jaa=1.a", "jaa=1.a"]) {
    assert.equal(await decodeLink(hash, 1000), null);
  }
});

test("every change of a single character of a link is refused", async () => {
  const good = hashOf(await encodeLink(usual, ADDRESS));
  assert.ok(good.length > 650 && good.length < 800, `${good.length}`);
  const all = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.%#& "];
  /** @type {string[]} */
  const taken = [];
  for (let place = 1; place < good.length; place += 1) {
    // Each letter at every tenth place: all of them at all places take seconds.
    const changed = all
      .filter((_, at) => at % 10 === place % 10)
      .filter((letter) => letter !== good[place])
      .map((letter) => good.slice(0, place) + letter + good.slice(place + 1));
    const others = [...changed, good.slice(0, place) + good.slice(place + 1)];
    const found = await Promise.all(others.map(isRefused));
    taken.push(...others.filter((_, at) => !found[at]));
  }
  assert.deepEqual(taken, []);
});

test("two letters that change places, or a cut end, are refused", async () => {
  const good = hashOf(await encodeLink(usual, ADDRESS));
  for (let place = 7; place < good.length - 1; place += 1) {
    const swapped = good.slice(0, place) + good[place + 1] + good[place] + good.slice(place + 2);
    if (swapped !== good) assert.ok(await isRefused(swapped), swapped);
    assert.ok(await isRefused(good.slice(0, place)));
  }
});

test("the ends that mail programs add are borne", async () => {
  const good = hashOf(await encodeLink(event, ADDRESS));
  for (const end of [
    ".",
    ")",
    ",",
    ">",
    "%3E",
    "%20",
    " ",
    '"',
    "%22",
    "”",
    "%E2%80%9D",
    "'",
    ";",
    ":",
    "!",
    "?",
    "]",
    ").",
    ">.",
    "\n",
    "%0A",
    "*",
    "&utm_source=mail",
    "...",
  ]) {
    assert.deepEqual(await read(good + end), { a: event }, end);
  }
  assert.deepEqual(await read(good.replace("=", "%3D")), { a: event });
  assert.deepEqual(await read(good.replace("=", "%3d")), { a: event });
});

test("a damaged link is refused", async () => {
  const good = hashOf(await encodeLink(event, ADDRESS));
  for (const hash of [
    "#jaa=",
    "#jaa=1",
    "#jaa=1.",
    "#jaa=1.a",
    "#jaa=2.a",
    "#jaa=2.AAAA",
    "#jaa=3.AAAAAA",
    "#jaa=1.!!!!",
    "#jaa=x.abcd",
    "#jaa=-1.abcd",
    "#jaa=1.abcd",
    good.slice(0, -4),
    `${good}AAAA`,
    good.replace("=2.", "=1."),
    good.replace("=2.", "=0."),
    good.replace("=2.", "=3."),
    deflated("null"),
    deflated("[]"),
    deflated("{"),
    deflated(Buffer.from('{"id": "a", "marks": {"name": {"v": "\xff", "t": 1}}}', "latin1")),
    deflated('{"id": "constructor", "marks": {}}'),
    deflated('{"id": "a", "marks": []}'),
    deflated("[".repeat(1_000_000)),
  ])
    await refused(hash, "damaged");
});

test("what of a link cannot be read is counted, the rest comes in", async () => {
  const marks = { name: { v: "Tunti", t: 1 }, place: { v: 7, t: 1 }, date: { v: "pian", t: 1 } };
  const found = await decodeLink(deflated(JSON.stringify({ id: "a", marks })), 1000);
  assert.deepEqual(found, {
    events: { a: { id: "a", marks: { name: marks.name } } },
    bad: 2,
    cut: 0,
  });
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
  await refused("#jaa=4.abcd", "newer");
});

test("a link with too much in it is refused, a bomb before it has gone off", async () => {
  await refused(`#jaa=0.${"A".repeat(MAX_BYTES)}`, "too-large");
  await refused(deflated(new Uint8Array(MAX_BYTES + 1).fill(0x20)), "too-large");
  const bomb = deflated(new Uint8Array(100_000_000));
  const before = process.memoryUsage().rss;
  await refused(bomb, "too-large");
  assert.ok(process.memoryUsage().rss - before < 50_000_000);
});
