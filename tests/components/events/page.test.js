// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { fileName, typing } from "../../../overrides/components/events/page.js";

/** An input as a browser tells it. */
class Input extends Event {
  /** @param {string} inputType */
  constructor(inputType) {
    super("input");
    this.inputType = inputType;
  }
}
Object.assign(globalThis, { InputEvent: Input });

test("letters go on with a step; what is pasted, cut or taken back by the browser begins one", () => {
  for (const type of ["insertText", "deleteContentBackward", "insertCompositionText"]) {
    assert.equal(typing(new Input(type)), true, type);
  }
  for (const type of ["insertFromPaste", "deleteByCut", "historyUndo", "historyRedo"]) {
    assert.equal(typing(new Input(type)), "anew", type);
  }
});

test("a file is called what its event is called, in letters that every disk takes", () => {
  assert.equal(
    fileName("Äidin päivä 3/2027!", "Evenemang utan namn", "ics"),
    "äidin-päivä-3-2027.ics",
  );
  for (const name of ["", " ?! "]) {
    assert.equal(fileName(name, "Evenemang utan namn", "txt"), "evenemang-utan-namn.txt");
  }
  const long = `${"a".repeat(59)} b`;
  assert.equal(fileName(long, "", "pdf", "lista-fi"), `${"a".repeat(59)}-lista-fi.pdf`);
});
