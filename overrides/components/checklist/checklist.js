// @ts-check
/** The checklist as a tool: ticks that stay, notes, deadlines, progress, filters, undo. */

import { showDate } from "../events/dates.js";
import { announce, offerUndo, saveBackup, startEvents } from "../events/events.js";
import {
  daysBetween,
  deadline,
  next,
  people,
  progress,
  stateValues,
  view,
} from "../events/model.js";
import {
  fill,
  find,
  fromTemplate,
  language,
  pageSession,
  pageTexts,
  today,
} from "../events/page.js";
import { startTransfer } from "../transfer/transfer.js";
import { rows } from "./items.js";

/** @typedef {import("./items.js").Row} Row */
/** @typedef {import("../events/model.js").Event} Event */
/** @typedef {import("../events/model.js").State} State */
/** @typedef {{ tools: HTMLElement, more: HTMLElement, panel: HTMLElement | null, drawn: string }} Parts */

/** Make the checklist of the page work; calling it again changes nothing. */
export function start() {
  const root = document.querySelector("main");
  if (!root || root.querySelector(".item-tools")) return;
  const list = rows(root);
  if (list.length === 0) return;
  const items = list.map((row) => row.item);
  const session = pageSession();
  const texts = pageTexts();
  /** @type {Map<Row, Parts>} */
  const parts = new Map();

  startEvents();
  startTransfer(items);

  const overview = /** @type {HTMLElement | null} */ (root.querySelector("[data-overview]"));
  const foot = fromTemplate("foot");
  overview?.removeAttribute("data-waiting");
  for (const row of list) parts.set(row, dress(row));
  const phases = [...new Set(items.map((item) => item.phase))].map((phase) => {
    const block = find(root, `.checklist[data-phase="${phase}"]`, HTMLElement);
    const line = fromTemplate("phase");
    const nothing = fromTemplate("nothing");
    nothing.hidden = true;
    block.before(line);
    block.after(nothing);
    find(line, "[data-phase-reset]", HTMLElement).addEventListener("click", () => {
      reset(items.filter((item) => item.phase === phase));
    });
    return { line, nothing, rows: list.filter((row) => row.item.phase === phase) };
  });
  list.at(-1)?.element.closest(".checklist")?.after(foot);
  find(foot, "[data-kept-backup]", HTMLElement).addEventListener("click", () => {
    saveBackup();
    find(foot, "[data-kept-at]", HTMLElement).textContent = fill(texts.kept.backup_at, {
      date: showDate(today(), language, "long"),
    });
  });
  find(foot, "[data-reset-all]", HTMLElement).addEventListener("click", () => reset(items));
  overview?.addEventListener("change", () => render());
  overview?.querySelector("[data-next-link]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const target = next(session.current(), items, language);
    const row = list.find(({ item }) => item === target);
    row?.element.scrollIntoView({ block: "center" });
    row?.box.focus({ preventScroll: true });
  });

  /** @param {typeof items} chosen */
  function reset(chosen) {
    session.set(
      Object.assign(
        {},
        ...chosen
          .filter((item) => view(session.current(), item, language).state !== "open")
          .map((item) => stateValues(item, "open", language)),
      ),
    );
    offerUndo(texts.undo.reset);
    announce(texts.undo.reset);
  }

  /** @param {Row} row @param {State} state */
  function setState(row, state) {
    session.set(stateValues(row.item, state, language));
    offerUndo(fill(texts.undo[state], { text: row.item.text }));
    const { done, all } = progress(session.current(), items, language);
    const coming = next(session.current(), items, language);
    announce(
      coming
        ? fill(texts.progress.announce, { done, all, next: coming.text })
        : fill(texts.progress.announce_done, { done, all }),
    );
  }

  /** @param {Row} row @returns {Parts} */
  function dress(row) {
    const tools = fromTemplate("item");
    const more = fromTemplate("more");
    const id = row.item.id;
    row.element.querySelector(".checklist__about > [data-copy-link]")?.before(more, " ");
    row.element.append(tools);
    more.id = `more-${id}`;
    more.setAttribute("aria-labelledby", `more-${id} label-${id}`);
    const chip = find(tools, "[data-due-chip]", HTMLElement);
    const changed = find(tools, "[data-changed]", HTMLElement);
    chip.id = `due-${id}`;
    changed.id = `changed-${id}`;
    row.box.addEventListener("change", () => setState(row, row.box.checked ? "done" : "open"));
    find(changed, "[data-changed-seen]", HTMLElement).addEventListener("click", () => {
      session.set(stateValues(row.item, "done", language));
      row.box.focus();
    });
    more.addEventListener("click", () => toggle(row));
    return { tools, more, panel: null, drawn: "" };
  }

  /** @param {Row} row */
  function toggle(row) {
    const own = /** @type {Parts} */ (parts.get(row));
    own.panel ??= makePanel(row, own);
    own.panel.hidden = !own.panel.hidden;
    own.more.setAttribute("aria-expanded", String(!own.panel.hidden));
    if (!own.panel.hidden) find(own.panel, "[data-field]", HTMLElement).focus();
  }

  /** @param {Row} row @param {Parts} own */
  function makePanel(row, own) {
    const panel = fromTemplate("panel");
    panel.hidden = true;
    panel.id = `panel-${row.item.id}`;
    own.more.setAttribute("aria-controls", panel.id);
    for (const label of panel.querySelectorAll("label")) {
      const name = label.dataset.for ?? "";
      const field = find(panel, `[data-field="${name}"]`, HTMLElement);
      field.id = label.htmlFor = `${name}-${row.item.id}`;
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.addEventListener("change", () => {
          setState(row, field.checked ? "skipped" : "open");
          if (field.checked) find(panel, '[data-field="reason"]', HTMLElement).focus();
        });
      } else {
        field.addEventListener("input", () => {
          const text = /** @type {HTMLInputElement} */ (field).value.trim();
          session.set({ [`item/${row.item.id}/${name}`]: text }, true);
        });
      }
    }
    own.tools.after(panel);
    own.panel = panel;
    own.drawn = "";
    draw(row, session.current(), "");
    return panel;
  }

  /** Show an item as it now is; one that has not changed is left alone. */
  /** @param {Row} row @param {Event} event @param {string} upcoming id of the item to do next */
  function draw(row, event, upcoming) {
    const own = /** @type {Parts} */ (parts.get(row));
    const seen = view(event, row.item, language);
    const due = deadline(event, row.item);
    const isNext = upcoming === row.item.id;
    const drawn = JSON.stringify([event.id, seen, due, isNext]);
    if (drawn === own.drawn) return;
    own.drawn = drawn;
    const { tools, panel } = own;
    row.box.checked = seen.state === "done";
    row.element.dataset.state = seen.state;
    const chip = find(tools, "[data-due-chip]", HTMLElement);
    const late = due && seen.state === "open" ? daysBetween(due, today()) : 0;
    chip.hidden = !due || seen.state !== "open";
    chip.classList.toggle("chip--late", late > 0);
    chip.textContent = chip.hidden ? "" : dueText(due, late);
    find(tools, "[data-next-chip]", HTMLElement).hidden = !isNext;
    find(tools, "[data-changed]", HTMLElement).hidden = !seen.changed;
    // A hidden description would still be read: only what shows describes the box.
    row.box.setAttribute(
      "aria-describedby",
      [...(chip.hidden ? [] : [chip.id]), ...(seen.changed ? [`changed-${row.item.id}`] : [])].join(
        " ",
      ),
    );
    show(
      "[data-skipped]",
      seen.state === "skipped"
        ? [texts.item.skipped, seen.reason].filter((part) => part).join(": ")
        : "",
    );
    show("[data-who-shown]", seen.who && `${texts.item.who}: ${seen.who}`);
    show("[data-note-shown]", seen.note);
    if (panel) {
      for (const name of /** @type {const} */ (["who", "note", "reason"])) {
        const field = /** @type {HTMLInputElement} */ (
          panel.querySelector(`[data-field="${name}"]`)
        );
        if (field !== document.activeElement || field.value.trim() !== seen[name]) {
          field.value = seen[name];
        }
      }
      find(panel, '[data-field="skip"]', HTMLInputElement).checked = seen.state === "skipped";
      find(panel, "[data-reason]", HTMLElement).hidden = seen.state !== "skipped";
    }

    /** @param {string} selector @param {string} text */
    function show(selector, text) {
      const place = find(tools, selector, HTMLElement);
      place.textContent = text;
      place.hidden = !text;
    }
  }

  /** @param {string} due @param {number} late days late, negative when there is time */
  function dueText(due, late) {
    if (late > 0)
      return late === 1 ? texts.item.late_day : fill(texts.item.late_days, { count: late });
    if (late === 0) return texts.item.due_today;
    if (late === -1) return texts.item.due_tomorrow;
    return fill(texts.item.due, { date: showDate(due, language, "short") });
  }

  function render() {
    const event = session.current();
    const coming = next(event, items, language);
    for (const row of list) draw(row, event, coming?.id ?? "");
    const filter = overview?.querySelector('[name="nayta"]:checked');
    const onlyOpen = filter instanceof HTMLInputElement && filter.value === "open";
    const who = overview ? whoFilter(overview, people(event, items, language)) : "";
    for (const row of list) {
      const seen = view(event, row.item, language);
      row.element.hidden = (onlyOpen && seen.state !== "open") || (who !== "" && seen.who !== who);
    }
    for (const phase of phases) {
      const own = phase.rows.map((row) => row.item);
      find(phase.line, "[data-phase-text]", HTMLElement).textContent = fill(
        texts.progress.text,
        progress(event, own, language),
      );
      find(phase.line, "[data-phase-reset]", HTMLElement).hidden = own.every(
        (item) => view(event, item, language).state === "open",
      );
      phase.nothing.hidden = phase.rows.some((row) => !row.element.hidden);
    }
    if (overview) {
      const sum = progress(event, items, language);
      find(overview, "[data-progress-text]", HTMLElement).textContent = fill(
        texts.progress.text,
        sum,
      );
      const bar = find(overview, "progress", HTMLProgressElement);
      bar.max = Math.max(sum.all, 1);
      bar.value = sum.done;
      find(overview, "[data-next]", HTMLElement).hidden = !coming;
      find(overview, "[data-all-done]", HTMLElement).hidden = Boolean(coming);
      const link = find(overview, "[data-next-link]", HTMLAnchorElement);
      link.textContent = coming?.text ?? "";
      link.href = `#item-${coming?.id ?? ""}`;
    }
  }

  /** @param {HTMLElement} part @param {string[]} names @returns {string} the chosen name or "" */
  function whoFilter(part, names) {
    const select = find(part, "[data-who-select]", HTMLSelectElement);
    const chosen = names.includes(select.value) ? select.value : "";
    select.replaceChildren(
      new Option(texts.filter.anyone, ""),
      ...names.map((name) => new Option(name, name, false, name === chosen)),
    );
    find(part, "[data-who]", HTMLElement).hidden = names.length === 0;
    find(document, "#tekijat", HTMLDataListElement).replaceChildren(
      ...names.map((name) => new Option(name, name)),
    );
    return chosen;
  }

  session.onChange(render);
  render();
}

if (typeof document !== "undefined") start();
