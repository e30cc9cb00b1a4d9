// @ts-check
/** What a reader must know of how their words are kept: said where they write, when it is so. */
import { backupText } from "../transfer/backup.js";
import { eventName } from "./card.js";
import { PREFIX } from "./kept.js";
import { value } from "./model.js";
import { download, fill, find, pageSession, pageTexts, press } from "./page.js";
import { announce, did } from "./undo.js";

/** What says that the reader knows that this browser forgets. */
const TOLD = `${PREFIX}told`;

/** Save all events as a file. */
export function saveBackup() {
  const text = backupText(pageSession().all(), Date.now());
  download(pageTexts().files.backup.file, "application/json", text);
}

/** Make the notices work. */
export function startNotices() {
  const session = pageSession();
  let wasUnsaved = false;
  const render = () => {
    const unsaved = session.unsaved();
    drawUnsaved(unsaved);
    if (wasUnsaved && unsaved.length === 0) announce(pageTexts().kept.saved);
    wasUnsaved = unsaved.length > 0;
    drawGone(session.current());
    show("[data-newer]", session.hasNewer());
    show("[data-aside]", Object.keys(session.aside()).length > 0);
  };
  press(document, "[data-notice-backup]", saveBackup);
  press(document, "[data-gone-restore]", () => {
    did(session.change(session.current().id, { deleted: "" }, { kind: "restore" }));
    find(document, "[data-event-edit]", HTMLElement).focus();
  });
  startAside();
  startForget();
  session.onChange(render);
  render();
}

/** @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  const notice = find(document, selector, HTMLElement);
  if (notice.hidden === shown) notice.hidden = !shown;
}

/** A text that stays is not written again: it would be read out once more. @param {ParentNode} root @param {string} selector @param {string} text */
function write(root, selector, text) {
  const element = find(root, selector, HTMLElement);
  if (element.textContent !== text) element.textContent = text;
}

/** An event in the trash says so; one that came back from there too. @param {import("./model.js").Event} event */
function drawGone(event) {
  const notice = find(document, "[data-gone]", HTMLElement);
  const isGone = value(event, "deleted") !== "";
  const { event: texts } = pageTexts();
  if (isGone) notice.dataset.event = event.id;
  const wasGone = notice.dataset.event === event.id;
  write(notice, "p", isGone ? texts.gone : texts.came_back);
  find(notice, "[data-gone-restore]", HTMLElement).hidden = !isGone;
  show("[data-gone]", wasGone);
}

/** @param {ReturnType<import("./session.js").Session["unsaved"]>} unsaved */
function drawUnsaved(unsaved) {
  const { kept } = pageTexts();
  const kinds = new Set(unsaved.map((one) => one.kept));
  const why = ["full", "forbidden", "newer"].find((kind) => kinds.has(/** @type {any} */ (kind)));
  const events = [...new Set(unsaved.map(({ event }) => event))];
  const names = events.map((id) => eventName(pageSession().get(id))).join(", ");
  if (why) write(document, "[data-notice-text]", kept[why]);
  write(document, "[data-notice-names]", fill(kept.unsaved, { names }));
  show("[data-notice]", unsaved.length > 0);
}

/** What was set aside can be saved, and after a question dropped. */
function startAside() {
  const session = pageSession();
  const { kept } = pageTexts();
  const part = find(document, "[data-aside]", HTMLElement);
  const text = find(part, "[data-aside-text]", HTMLElement);
  const keep = find(part, "[data-aside-keep]", HTMLElement);
  /** @param {boolean} asks */
  const ask = (asks) => {
    text.textContent = asks ? kept.aside_sure : kept.aside;
    keep.hidden = !asks;
    text.focus();
  };
  press(part, "[data-aside-save]", () => {
    const rescue = { format: "kokemusopas-rescue", version: 1, entries: session.aside() };
    download(pageTexts().files.aside.file, "application/json", JSON.stringify(rescue, null, 1));
  });
  press(part, "[data-aside-keep]", () => ask(false));
  press(part, "[data-aside-drop]", () => {
    if (keep.hidden) {
      ask(true);
      return;
    }
    ask(false);
    session.dropAside();
    announce(kept.aside_dropped);
    find(document, "main", HTMLElement).focus();
  });
}

/** At the first save, a browser that forgets is named: Safari, and one that promises nothing. */
function startForget() {
  const part = find(document, "[data-forget]", HTMLElement);
  document.addEventListener("tools:first-save", (event) => {
    const { lasting } = /** @type {CustomEvent<{ lasting: boolean }>} */ (event).detail;
    const isSafari = navigator.vendor.startsWith("Apple");
    const isFirefox = navigator.userAgent.includes("Firefox");
    part.hidden = wasTold() || !(isSafari || (isFirefox && !lasting));
  });
  press(part, "[data-forget-backup]", saveBackup);
  press(part, "[data-forget-seen]", () => {
    try {
      localStorage.setItem(TOLD, "1");
    } catch {
      // then it is told again
    }
    part.hidden = true;
    find(document, "[data-event-edit]", HTMLElement).focus();
  });
}

function wasTold() {
  try {
    return localStorage.getItem(TOLD) !== null;
  } catch {
    return false;
  }
}
