// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { mailAddress } from "../../../overrides/components/transfer/mail.js";

test("a mail has its subject on one line, and lines that mail programs keep", () => {
  assert.equal(
    mailAddress("Tunti\nja toinen", "a\nä\ud800"),
    "mailto:?subject=Tunti%20ja%20toinen&body=a%0D%0A%C3%A4%EF%BF%BD",
  );
});

test("what is too long for mail programs has no address", () => {
  assert.equal(mailAddress("a", "b".repeat(1900)), "");
  assert.notEqual(mailAddress("a".repeat(100), "b".repeat(1700)), "");
});
