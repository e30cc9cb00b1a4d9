// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { KEPT, PAUSE } from "../../../overrides/components/events/history.js";
import { newEvent, value } from "../../../overrides/components/events/model.js";
import { empty } from "../../../overrides/components/removal/removal.js";
import { newBrowser, newClock, newStore, openSession } from "./tabs.js";

/** @typedef {import("../../../overrides/components/events/session.js").Session} Session */
/** @typedef {import("../../../overrides/components/events/history.js").Step} Step */

const NOTE = "item/palkkio/note";
const TICK = "item/palkkio/state";

/** A session with one event, which is open. @param {string} [name] */
function begun(name = "Syysseminaari") {
  const store = newStore();
  const clock = newClock();
  const session = openSession(store, clock);
  const { event: id } = session.create({ name });
  return { store, clock, session, id };
}

/** Type a text letter by letter. @param {Session} session @param {string} id @param {string} key @param {string} text @param {string} [before] */
function type(session, id, key, text, before = "") {
  /** @type {Step | null} */
  let step = null;
  for (let end = 1; end <= text.length; end += 1) {
    step = session.change(id, { [key]: before + text.slice(0, end) }, { typing: true }) ?? step;
  }
  return /** @type {Step} */ (step);
}

/** @param {Session} session @param {string} key */
const seen = (session, key) => value(session.current(), key);
/** @param {Session} session */
const texts = (session) => session.steps().flatMap(({ to }) => Object.values(to));

test("undo takes back just the step that it names", () => {
  const { session, id } = begun();
  const tick = /** @type {Step} */ (session.change(id, { [TICK]: "done" }));
  type(session, id, NOTE, "Verokortti pyydetty");
  session.undo(tick);
  assert.equal(seen(session, TICK), "");
  assert.equal(seen(session, NOTE), "Verokortti pyydetty");
  session.redo(tick);
  assert.equal(seen(session, TICK), "done");
  assert.equal(session.undo(/** @type {Step} */ ({ ...tick, undone: 1 }))?.step.undone, 0);
});

test("without a name undo goes back in order, and redo forth", () => {
  const { session, id } = begun();
  type(session, id, "place", "Tu");
  type(session, id, "guest", "Ai");
  session.change(id, { [TICK]: "done" });
  assert.equal(session.change(id, { [TICK]: "done" }), null, "nothing changed");
  const all = () => ["place", "guest", TICK].map((key) => seen(session, key)).join();
  session.undo();
  assert.equal(all(), "Tu,Ai,");
  session.undo();
  assert.equal(all(), "Tu,,");
  session.redo();
  assert.equal(all(), "Tu,Ai,");
  session.redo();
  assert.equal(all(), "Tu,Ai,done");
  assert.equal(session.redo(), null);
});

test("typing is grouped into steps by pause and field", () => {
  const { session, id, clock } = begun();
  const first = type(session, id, "place", "Oulu");
  assert.equal(type(session, id, "place", ", kirjasto", "Oulu").id, first.id);
  clock.time += PAUSE;
  const second = type(session, id, "place", ", sali", "Oulu, kirjasto");
  assert.notEqual(second.id, first.id);
  type(session, id, "guest", "Aino");
  assert.notEqual(type(session, id, "place", " 2", "Oulu, kirjasto, sali").id, second.id);
  session.undo();
  assert.equal(seen(session, "place"), "Oulu, kirjasto, sali");
});

test("an own item that is typed letter by letter is one step, which takes it away", () => {
  const { session, id } = begun();
  for (const name of ["T", "Ti", "Til", "Tila", "Tilaa", "Tilaa kahvit"]) {
    const values = { "item/own-1/name": name, "item/own-1/phase": "2" };
    session.change(id, values, { typing: name === "T" ? "anew" : true });
  }
  assert.deepEqual(session.steps()[0]?.to, {
    "item/own-1/name": "Tilaa kahvit",
    "item/own-1/phase": "2",
  });
  session.undo();
  assert.equal(seen(session, "item/own-1/name"), "");
  assert.equal(seen(session, "item/own-1/phase"), "");
});

test("a longer text that is replaced at once is still in the history", () => {
  const { session, id } = begun();
  type(session, id, NOTE, "Soita Ainolle huomenna");
  session.change(id, { [NOTE]: "" }, { typing: true });
  type(session, id, NOTE, "Muu");
  assert.ok(texts(session).includes("Soita Ainolle huomenna"));
  session.undo();
  assert.equal(seen(session, NOTE), "Soita Ainolle huomenna");
});

test("undo never wipes a newer value of another tab", () => {
  const browser = newBrowser();
  const here = browser.openTab();
  const { event: id } = here.session.create({ name: "Syysseminaari" });
  browser.settle();
  const there = browser.openTab();
  const step = type(here.session, id, NOTE, "minun");
  browser.settle();
  type(there.session, id, NOTE, "toisen");
  browser.settle();
  assert.equal(here.session.canTurn(step), false);
  assert.equal(here.session.undo(step), null);
  assert.equal(seen(here.session, NOTE), "toisen");
});

test("tabs in which there was nothing yet write into one event, not into one each", () => {
  const browser = newBrowser();
  const tabs = [browser.openTab(), browser.openTab()];
  for (const { session } of tabs) {
    type(session, session.current().id, NOTE, "x");
    browser.settle();
  }
  assert.equal(Object.keys(tabs[0].session.all()).length, 1);
});

test("typing over what another tab wrote is a step that goes back to that", () => {
  const browser = newBrowser();
  const here = browser.openTab();
  const { event: id } = here.session.create({});
  browser.settle();
  const there = browser.openTab();
  type(here.session, id, NOTE, "minun");
  browser.settle();
  type(there.session, id, NOTE, "toisen");
  browser.settle();
  here.session.change(id, { [NOTE]: "minun teksti" }, { typing: true });
  here.session.undo();
  assert.equal(seen(here.session, NOTE), "toisen");
});

test("a step that has partly a newer text goes back as far as it can, and that is told", () => {
  const { session, id } = begun();
  const step = /** @type {Step} */ (session.change(id, { place: "Oulu", guest: "Aino" }));
  session.change(id, { guest: "Outi" });
  assert.equal(session.undo(step)?.whole, false);
  assert.equal(seen(session, "place"), "");
  assert.equal(seen(session, "guest"), "Outi");
  assert.equal(session.redo(step)?.whole, false);
  assert.equal(seen(session, "place"), "Oulu");
});

test("a step is stored before its event, so a page killed between the two loses nothing", () => {
  const { store, clock, session, id } = begun();
  store.writesLeft = 1;
  session.change(id, { [NOTE]: "Soita Ainolle" });
  store.writesLeft = Number.POSITIVE_INFINITY;
  assert.match(String(store.held.get(`kokemusopas/event/${id}`)), /^((?!Ainolle).)*$/);
  assert.equal(value(openSession(store, clock).get(id), NOTE), "Soita Ainolle");
});

test("a page killed while it makes an event leaves a whole one or none", () => {
  for (let writes = 0; writes < 3; writes += 1) {
    const store = newStore();
    store.writesLeft = writes;
    openSession(store).create({ name: "Syysseminaari" });
    store.writesLeft = Number.POSITIVE_INFINITY;
    const names = Object.values(openSession(store).all()).map((event) => value(event, "name"));
    assert.deepEqual(names, writes === 0 ? [] : ["Syysseminaari"]);
  }
});

test("what a tab with a stale copy writes over is mended from the steps", () => {
  const clock = newClock();
  const browser = newBrowser(clock);
  const here = browser.openTab();
  const { event: id } = here.session.create({ name: "Syysseminaari" });
  browser.settle();
  const there = browser.openTab();
  // Both write before either hears of the other; both are gone before they could mend it.
  here.session.change(id, { [NOTE]: "minun" });
  there.session.change(id, { place: "Oulu" });
  here.kill();
  there.kill();
  const { session } = browser.openTab();
  assert.equal(value(session.get(id), NOTE), "minun");
  assert.equal(value(session.get(id), "place"), "Oulu");
});

test("tabs that live mend it by themselves, and do not answer each other for ever", () => {
  const browser = newBrowser();
  const here = browser.openTab();
  const { event: id } = here.session.create({ name: "Syysseminaari" });
  browser.settle();
  const there = browser.openTab();
  here.session.change(id, { [NOTE]: "minun" });
  there.session.change(id, { place: "Oulu" });
  browser.settle();
  for (const { session } of [here, there]) {
    assert.equal(value(session.get(id), NOTE), "minun");
    assert.equal(value(session.get(id), "place"), "Oulu");
  }
  const { event } = JSON.parse(browser.disk.get(`kokemusopas/event/${id}`) ?? "");
  assert.equal(value(event, NOTE), "minun");
  assert.equal(value(event, "place"), "Oulu");
});

test("what another tab wrote is not written again where nothing is lacking", () => {
  const { store, session, id } = begun();
  let writes = 0;
  store.onWrite = () => {
    writes += 1;
  };
  session.refresh(`kokemusopas/event/${id}`);
  session.comeBack();
  openSession(store);
  assert.equal(writes, 0);
});

test("a page that comes back shows what is stored before it is written over", () => {
  const { store, clock, session, id } = begun();
  type(session, id, NOTE, "alku");
  clock.time += 5 * PAUSE;
  const other = openSession(store, clock);
  other.change(id, { [NOTE]: "alku ja jatko" });
  session.comeBack();
  assert.equal(seen(session, NOTE), "alku ja jatko");
});

test("a deleted event goes to the trash and the next coming one opens, not the oldest past one", () => {
  const { session, id, clock } = begun();
  session.create({ name: "Mennyt", date: "2025-01-01" });
  const helmi = session.create({ name: "Helmi", date: "2027-02-01" });
  session.create({ name: "Tammi", date: "2027-01-01" });
  session.open(helmi.event);
  session.remove(helmi.event);
  assert.equal(seen(session, "name"), "Tammi");
  assert.deepEqual(
    session.overview().trash.map((event) => value(event, "name")),
    ["Helmi"],
  );
  session.remove(id);
  assert.equal(seen(session, "name"), "Tammi", "another one than the open was deleted");
  clock.time += 1;
  session.change(helmi.event, { deleted: "" }, { kind: "restore" });
  assert.equal(session.overview().trash.length, 1);
});

test("the trash and the history keep for 30 days", () => {
  const { store, clock, session, id } = begun();
  session.change(id, { place: "Oulu" });
  const other = session.create({ name: "Toinen" });
  session.remove(other.event);
  clock.time += KEPT - 100;
  let later = openSession(store, clock);
  assert.equal(later.overview().trash.length, 1);
  later.open(id);
  assert.equal(later.steps().length, 2);
  clock.time += 100;
  later = openSession(store, clock);
  assert.equal(later.overview().trash.length, 0);
  later.open(id);
  assert.equal(later.steps().length, 0);
  assert.equal(value(later.current(), "place"), "Oulu", "the event itself stays");
  assert.doesNotMatch([...store.held.values()].join(), /Toinen/);
});

test("a deleted event that is written to comes back", () => {
  const { session, id } = begun();
  session.remove(id);
  const step = session.change(id, { [NOTE]: "vielä tämä" });
  assert.equal(value(session.get(id), "deleted"), "");
  session.open(id);
  session.undo(/** @type {Step} */ (step));
  assert.equal(value(session.get(id), "deleted"), "", "taking the words back leaves it there");
  session.undo();
  assert.equal(value(session.get(id), "deleted"), "1", "coming back is a step of its own");
});

test("the event under the hands stays when another tab deletes it, and comes back by writing", () => {
  const browser = newBrowser();
  const here = browser.openTab();
  const { event: id } = here.session.create({ name: "Syysseminaari" });
  here.session.create({ name: "Toinen" });
  here.session.open(id);
  browser.settle();
  const there = browser.openTab();
  there.session.remove(id);
  browser.settle();
  assert.equal(here.session.current().id, id);
  assert.equal(seen(here.session, "deleted"), "1");
  here.session.change(id, { [NOTE]: "kirjoitan" });
  browser.settle();
  assert.equal(value(there.session.get(id), "deleted"), "");
  assert.equal(value(there.session.get(id), NOTE), "kirjoitan");
});

test("writing in the moment in which another tab deletes brings the event back too", () => {
  const clock = newClock();
  const browser = newBrowser(clock);
  const here = browser.openTab();
  const { event: id } = here.session.create({ name: "Syysseminaari" });
  browser.settle();
  const there = browser.openTab();
  there.session.remove(id);
  clock.time += 5;
  here.session.change(id, { [NOTE]: "kirjoitan" });
  browser.settle();
  for (const { session } of [here, there, browser.openTab()]) {
    assert.equal(value(session.get(id), "deleted"), "");
    assert.equal(value(session.get(id), NOTE), "kirjoitan");
  }
});

test("an emptied trash stays empty, also for a page that comes back with what was in it", () => {
  const { store, clock, session: old, id } = begun();
  const page = openSession(store, clock);
  page.remove(id);
  page.emptyTrash();
  assert.doesNotMatch([...store.held.values()].join(), /Syysseminaari/);
  old.comeBack(); // from the browser's memory, where it heard of nothing
  assert.deepEqual(old.all(), {});
  assert.doesNotMatch([...store.held.values()].join(), /Syysseminaari/);
  assert.deepEqual(openSession(store, clock).all(), {});
});

test("what another tab restored a moment ago is not emptied with the trash", () => {
  const { store, clock, session, id } = begun();
  session.remove(id);
  const other = openSession(store, clock);
  clock.time += 5;
  other.change(id, { deleted: "" }, { kind: "restore" });
  session.emptyTrash();
  assert.equal(value(openSession(store, clock).get(id), "name"), "Syysseminaari");
});

test("an event that storage has lost is stored again by a page that has it open", () => {
  const { store, clock, session, id } = begun();
  store.held.clear();
  session.comeBack();
  assert.equal(value(openSession(store, clock).get(id), "name"), "Syysseminaari");
});

test("what the reader removed is not stored again by a page that slept meanwhile", () => {
  const { store, session, clock } = begun();
  empty(store, newStore(), clock.time);
  session.comeBack();
  assert.deepEqual(session.all(), {});
  assert.deepEqual([...store.held.keys()], ["kokemusopas/gone/all"]);
  const step = session.create({ name: "Uusi" });
  session.comeBack();
  assert.equal(value(openSession(store, clock).get(step.event), "name"), "Uusi");
});

test("what was cleared elsewhere is gone here too, but for what was never stored", () => {
  const { store, session, id } = begun();
  store.room = 0;
  const unsaved = session.create({ name: "Ei mahtunut" });
  store.held.clear();
  session.refresh(null);
  assert.deepEqual(Object.keys(session.all()), [unsaved.event]);
  assert.equal(session.get(id).marks.name, undefined);
});

test("an event that could not be stored is listed as unsaved until it is, whatever else is saved", () => {
  const { store, session, id } = begun("A");
  const small = session.create({ name: "B" });
  const full = [...store.held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  store.room = full + 900;
  session.change(id, { [NOTE]: "pitkä ".repeat(500) });
  assert.deepEqual([...new Set(session.unsaved().map(({ event }) => event))], [id]);
  assert.ok(session.unsaved().every(({ kept }) => kept === "full"));
  assert.ok(session.change(small.event, { [TICK]: "done" }));
  assert.ok(session.unsaved().some(({ event }) => event === id));
  assert.ok(session.unsaved().every(({ event }) => event !== small.event));
  store.room = Number.POSITIVE_INFINITY;
  session.change(small.event, { [TICK]: "open" });
  assert.deepEqual(session.unsaved(), []);
  assert.match(value(openSession(store).get(id), NOTE), /^pitkä /);
});

test("a storage that is forbidden, silent or missing keeps nothing, and that is told", () => {
  for (const how of ["isForbidden", "isSilent", "missing"]) {
    const store = Object.assign(newStore(), { [how]: true });
    const session = openSession(how === "missing" ? null : store);
    const { event: id } = session.create({ name: "Syysseminaari" });
    type(session, id, NOTE, "Soita");
    assert.equal(seen(session, NOTE), "Soita");
    assert.match(
      session
        .unsaved()
        .map(({ text }) => text)
        .join(),
      /Soita/,
    );
    assert.ok(session.unsaved().every(({ kept }) => kept === "forbidden"));
    session.comeBack();
    session.undo();
    assert.equal(seen(session, NOTE), "");
    session.remove(id);
    session.emptyTrash();
    assert.deepEqual(session.all(), {});
  }
});

test("a storage that can be read but not written opens the page", () => {
  const { store, session, id } = begun();
  session.remove(id);
  store.removeItem = () => {
    throw new DOMException("read only", "SecurityError");
  };
  store.setItem = store.removeItem;
  const again = openSession(store);
  again.emptyTrash();
  assert.deepEqual(again.all(), {});
});

test("a retry does not write over what another tab has stored meanwhile", () => {
  const { store, clock, session, id } = begun();
  const other = session.create({ name: "Toinen" });
  const full = [...store.held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  store.room = full;
  session.change(id, { [NOTE]: "ei mahdu" });
  store.room = Number.POSITIVE_INFINITY;
  openSession(store, clock).change(id, { place: "Oulu" });
  session.change(other.event, { place: "Turku" }); // before it has heard of that
  const stored = JSON.parse(store.held.get(`kokemusopas/event/${id}`) ?? "").event.marks;
  assert.equal(stored.place.v, "Oulu");
  assert.equal(stored[NOTE].v, "ei mahdu");
});

test("a full storage makes room by dropping steps whose words stand in the event", () => {
  const { store, clock, session, id } = begun();
  const replaced = "tämä korvataan ja on vain historiassa";
  session.change(id, { [NOTE]: replaced });
  session.change(id, { [NOTE]: "" });
  let text = "";
  while (text.length < 3000) {
    clock.time += PAUSE;
    text += "ja vielä yksi virke lisää. ";
    session.change(id, { "brief/tarkoitus": text }, { typing: true });
  }
  const steps = session.steps().length;
  store.room = [...store.held].reduce((sum, [key, one]) => sum + key.length + one.length, 0);
  session.change(id, { place: "Oulu" });
  assert.deepEqual(session.unsaved(), []);
  const again = openSession(store, clock);
  again.open(id);
  assert.ok(again.steps().length < steps / 2);
  assert.equal(value(again.current(), "brief/tarkoitus"), text);
  assert.ok(texts(again).includes(replaced));
  assert.ok(again.undo(), "the latest step can still be taken back");
});

test("a new event that is not written to yet stays open on the next page", () => {
  const { store, clock, session } = begun();
  session.begin();
  assert.equal(session.isStored(), false);
  const next = openSession(store, clock);
  assert.equal(next.current().id, session.current().id);
  next.change(next.current().id, { place: "Oulu" });
  assert.equal(value(next.current(), "name"), "", "it went into the event that was open before");
});

test("creating, importing and duplicating an event are steps that put it into the trash", () => {
  const { session, id } = begun();
  const imported = session.add(newEvent("tuotu", { name: "Tuotu" }, 5));
  session.open(id);
  session.change(id, { [TICK]: "done", [NOTE]: "Avaus" });
  const copy = session.duplicate("Kopio");
  assert.equal(session.current().id, copy.event);
  assert.equal(seen(session, NOTE), "Avaus");
  assert.equal(seen(session, TICK), "");
  for (const step of [imported, copy]) {
    assert.equal(value(session.get(step.event), "deleted"), "");
    session.undo(step);
    assert.equal(value(session.get(step.event), "deleted"), "1");
    session.redo(step);
    assert.equal(value(session.get(step.event), "deleted"), "");
  }
});

test("a deletion counts after all that was written, whatever the clock says", () => {
  const { store, clock, session, id } = begun();
  clock.time += 60_000;
  session.change(id, { [NOTE]: "kirjoitettu kellon ollessa edellä" });
  clock.time -= 60_000;
  session.remove(id);
  assert.equal(openSession(store, clock).overview().trash.length, 1);
});

test("whoever shows events is told of every change, once", () => {
  const { store, session, id } = begun();
  let told = 0;
  session.onChange(() => {
    told += 1;
  });
  session.change(id, { place: "Oulu" });
  session.change(id, { place: "Oulu" });
  assert.equal(told, 1);
  session.undo();
  session.refresh(`kokemusopas/event/${id}`);
  session.comeBack();
  assert.equal(told, 4);
  assert.ok(store.held.size > 0);
});
