// @ts-check
/**
 * What a reader would see go wrong on a page as it is laid out now: text that is cut off, that
 * runs out of its box or over other text, what can be used and is out of the window or under
 * something else, and a page that is wider than its window.
 */

/** @typedef {{ kind: string, element: string, px: number }} Fault */
/**
 * What surrounds a text: the box that cuts it, the box that it must keep to, what scrolls with it.
 * @typedef {{ seen: boolean, cut: Box | null, edge: Box | null, layer: Element, scrolls: boolean,
 *   size: number }} Around
 */
/** @typedef {{ of: Element, at: DOMRect }} Box */
/** @typedef {{ of: Element, at: DOMRect, layer: Element }} Piece */

const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
const TOLERANCE = 1.5; // px, for what browsers round
const LINE = 0.35; // of the type's size: what a letter's box may stand out above and below its line
const OVER = 0.45; // of the type's size: so near do the boxes of two lines come that touch nowhere

/**
 * @param {Document} page
 * @returns {Fault[]} each once
 */
export function look(page) {
  const view = /** @type {Window} */ (page.defaultView);
  const around = surroundings(page, view);
  const texts = textsOf(page, view, around);
  const faults = [
    ...wideness(page, around),
    ...texts.flatMap((piece) => textFaults(piece, around(piece.of), view)),
    ...overlaps(texts, "text runs over", (piece) => OVER * around(piece.of).size),
    ...controlFaults(page, view, around),
  ];
  const known = new Map(faults.map((fault) => [fault.kind + fault.element, fault]));
  return [...known.values()];
}

/** @param {Document} page @param {(one: Element) => Around} around @returns {Fault[]} */
function wideness(page, around) {
  const root = page.documentElement;
  const px = root.scrollWidth - root.clientWidth;
  if (px <= 0) return [];
  const out = [...page.body.querySelectorAll("*")].filter(
    (one) =>
      around(one).seen &&
      !around(one).scrolls &&
      one.getBoundingClientRect().right > root.clientWidth + TOLERANCE,
  );
  const innermost = out.findLast((one) => !one.querySelector("*")) ?? out.at(-1) ?? page.body;
  return [{ kind: "makes the page scroll sideways", element: name(innermost), px }];
}

/**
 * @param {Document} page @param {Window} view
 * @returns {(one: Element) => Around}
 */
function surroundings(page, view) {
  /** @type {Map<Element, Around>} */
  const known = new Map();
  /** @param {Element} one @returns {Around} */
  const around = (one) => {
    const found = known.get(one);
    if (found) return found;
    const style = view.getComputedStyle(one);
    const up = one.parentElement;
    /** @type {Around} */
    const outer = up
      ? around(up)
      : { seen: true, cut: null, edge: null, layer: one, scrolls: false, size: 16 };
    const made = drawn(one, style, outer);
    known.set(one, made);
    return made;
  };
  around(page.documentElement);
  return around;
}

/** @param {Element} one @param {CSSStyleDeclaration} style @param {Around} outer @returns {Around} */
function drawn(one, style, outer) {
  const layered = ["fixed", "sticky"].includes(style.position) || one.matches(":popover-open");
  const apart = layered || style.position === "absolute";
  const seen = outer.seen && Number(style.opacity) > 0 && style.clipPath !== "inset(50%)";
  const box = { of: one, at: one.getBoundingClientRect() };
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
  const isRoot = !one.parentElement || one.localName === "body";
  const cuts = /hidden|clip/.test(style.overflowX + style.overflowY) && !isRoot;
  const inner = { ...outer, seen, size: Number.parseFloat(style.fontSize) };
  if (layered) Object.assign(inner, { layer: one, cut: null });
  if (apart) inner.edge = null;
  if (scrolls && !isRoot) return { ...inner, cut: null, edge: null, scrolls: true };
  if (style.display === "inline" || style.display === "contents") return inner;
  if (cuts) inner.cut = box;
  if (hasEdge(style) && !isRoot) inner.edge = box;
  return inner;
}

/** @param {CSSStyleDeclaration} style */
function hasEdge(style) {
  const isFilled = !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
  return isFilled || Number.parseFloat(style.borderInlineEndWidth) > 0;
}

/**
 * @param {Document} page @param {Window} view @param {(one: Element) => Around} around
 * @returns {Piece[]} where the lines of all texts stand
 */
function textsOf(page, view, around) {
  const walker = page.createTreeWalker(page.body, 4); // of text
  const range = page.createRange();
  /** @type {Piece[]} */
  const pieces = [];
  while (walker.nextNode()) {
    const of = walker.currentNode.parentElement;
    if (!of || !walker.currentNode.nodeValue?.trim() || !shows(of, view)) continue;
    const { seen, layer } = around(of);
    if (!seen) continue;
    range.selectNodeContents(walker.currentNode);
    for (const at of range.getClientRects()) {
      if (at.width > TOLERANCE) pieces.push({ of, at, layer });
    }
  }
  return pieces;
}

/** @param {Element} one @param {Window} view */
function shows(one, view) {
  return (
    !one.closest("option, script, style, template") &&
    one.checkVisibility({ visibilityProperty: true }) &&
    view
  );
}

/** @param {Piece} piece @param {Around} around @param {Window} view @returns {Fault[]} */
function textFaults({ of, at }, { cut, edge, scrolls, size }, view) {
  /** @type {Fault[]} */
  const faults = [];
  const wide = view.document.documentElement.clientWidth;
  /** @param {string} kind @param {number} px */
  const tell = (kind, px) => faults.push({ kind, element: name(of), px: Math.round(px) });
  const beyond = scrolls ? 0 : Math.max(-at.left, at.right - wide);
  if (beyond > TOLERANCE) tell("text stands out of the window", beyond);
  if (cut) {
    const px = Math.max(sideways(at, cut.at), upright(at, cut.at) - LINE * size);
    if (px > TOLERANCE) tell(`text is cut off by ${name(cut.of)}`, px);
  }
  if (edge && edge.of !== cut?.of) {
    const px = Math.max(sideways(at, edge.at), upright(at, edge.at) - LINE * size);
    if (px > TOLERANCE) tell(`text runs out of ${name(edge.of)}`, px);
  }
  return faults;
}

/** @param {DOMRect} inner @param {DOMRect} outer */
function sideways(inner, outer) {
  return Math.max(outer.left - inner.left, inner.right - outer.right);
}

/** @param {DOMRect} inner @param {DOMRect} outer */
function upright(inner, outer) {
  return Math.max(outer.top - inner.top, inner.bottom - outer.bottom);
}

/**
 * @param {Document} page @param {Window} view @param {(one: Element) => Around} around
 * @returns {Fault[]}
 */
function controlFaults(page, view, around) {
  const wide = page.documentElement.clientWidth;
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Piece[]} */
  const pieces = [];
  for (const of of page.querySelectorAll(CONTROLS)) {
    if (!shows(of, view)) continue;
    const { scrolls, layer, seen } = around(of);
    const fixed = layer !== page.documentElement;
    for (const at of of.getClientRects()) {
      if (at.width < 2 || at.height < 2) continue;
      if (seen && !isOff(of)) pieces.push({ of, at, layer });
      const px = scrolls
        ? 0
        : Math.max(-at.left, at.right - wide, fixed ? at.bottom - view.innerHeight : 0);
      if (px > TOLERANCE && !isOff(of)) {
        faults.push({ kind: "is out of the window", element: name(of), px: Math.round(px) });
      }
    }
  }
  return [...faults, ...overlaps(pieces, "lies over", () => TOLERANCE)];
}

/** Whether something waits out of sight until it has focus. @param {Element} one */
function isOff(one) {
  return one.matches(".skip:not(:focus)");
}

/**
 * @param {Piece[]} pieces @param {string} kind @param {(piece: Piece) => number} allowed how far
 * one may stand over the other, in px
 * @returns {Fault[]}
 */
function overlaps(pieces, kind, allowed) {
  /** @type {Fault[]} */
  const faults = [];
  const sorted = pieces.toSorted((one, other) => one.at.top - other.at.top);
  sorted.forEach((one, place) => {
    for (let next = place + 1; next < sorted.length; next += 1) {
      const other = /** @type {Piece} */ (sorted[next]);
      if (other.at.top >= one.at.bottom) break;
      if (one.layer !== other.layer || one.of === other.of) continue;
      if (one.of.contains(other.of) || other.of.contains(one.of)) continue;
      const px = Math.min(
        Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left),
        Math.min(one.at.bottom, other.at.bottom) - other.at.top - allowed(one),
      );
      if (px > TOLERANCE) {
        faults.push({
          kind: `${kind} ${name(other.of)}`,
          element: name(one.of),
          px: Math.round(px),
        });
      }
    }
  });
  return faults;
}

/** An element in few words: its place in the page and its beginning. @param {Element} one */
export function name(one) {
  const [first] = one.classList;
  const own = first ? `.${first}` : one.localName;
  const up = first ? null : one.parentElement?.closest("[class]");
  const said = (one.getAttribute("aria-label") ?? one.textContent ?? "")
    .replace(/\s+/g, " ")
    .trim();
  const text = said || one.getAttribute("name") || one.id;
  return `${up ? `.${up.classList[0]} ` : ""}${own}${text ? ` “${text.slice(0, 30)}”` : ""}`;
}
