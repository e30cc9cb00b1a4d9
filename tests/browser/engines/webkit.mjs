// @ts-check
/**
 * WebKitGTK by WebDriver, in the shape of the few parts of puppeteer's Page that the scenarios use.
 * The protocol is JSON over HTTP, of which ten commands are needed here.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Keys by their names in puppeteer, as WebDriver writes them. @type {Record<string, string>} */
const KEYS = {
  Control: "\uE009",
  Enter: "\uE007",
  Escape: "\uE00C",
  Shift: "\uE008",
  Tab: "\uE004",
};
const SCREEN = "-screen 0 1400x1000x24";
const LONGEST_START = 20_000; // ms
const LONGEST_ANSWER = 5_000;
/** Runs in the page: a function, after which it tells what has gone wrong since the last one. */
const CALL = `if (!globalThis.wentWrong) {
  const tell = (what) => globalThis.wentWrong.push(String(what));
  globalThis.wentWrong = [];
  addEventListener("error", (event) => tell(event.message));
  addEventListener("unhandledrejection", (event) => tell(event.reason));
  addEventListener("securitypolicyviolation", (event) => tell("blocked: " + event.blockedURI));
}
return Promise.resolve((FUNCTION)(...arguments)).then((value) =>
  ({ value, wrong: globalThis.wentWrong.splice(0) }));`;

/** A port that nothing else uses. @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * @param {string} root address of the driver
 * @param {string} path
 * @param {unknown} [body] of a POST
 * @param {string} [method]
 */
async function ask(root, path, body, method = body ? "POST" : "GET") {
  const signal = AbortSignal.timeout(path === "/session" ? LONGEST_START : LONGEST_ANSWER);
  const sent = { method, body: body ? JSON.stringify(body) : null, signal };
  // What was asked of a page that is gone is never answered: the next page may be asked.
  const answer = await fetch(root + path, sent).catch((error) => {
    throw new Error(`WebDriver ${path}, asked of a page that navigates away: ${error}`);
  });
  const { value } = /** @type {any} */ (await answer.json());
  if (!answer.ok) throw new Error(`WebDriver ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** @param {string} root */
async function waitUntilReady(root) {
  const end = Date.now() + LONGEST_START;
  for (;;) {
    const ready = await ask(root, "/status").catch(() => null);
    if (ready) return;
    if (Date.now() > end) throw new Error("WebKitWebDriver does not start");
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** @param {string} session address of it @param {(error: Error) => void} tell what goes wrong */
function pageOf(session, tell) {
  /** @param {((...args: any[]) => unknown) | string} act @param {unknown[]} args */
  const evaluate = async (act, ...args) => {
    const script = CALL.replace("FUNCTION", () => String(act));
    const { value, wrong } = await ask(session, "/execute/sync", { script, args });
    for (const what of wrong) tell(new Error(what));
    return value ?? undefined;
  };
  /** @param {unknown[]} actions @param {"key" | "pointer"} type */
  const perform = (actions, type) =>
    ask(session, "/actions", { actions: [{ type, id: type, actions }] });
  /** @param {string} kind @param {string} key */
  const keyed = (kind, key) => ({ type: kind, value: KEYS[key] ?? key });
  /** @param {string} key */
  const stroke = (key) => [keyed("keyDown", key), keyed("keyUp", key)];
  return {
    evaluate,
    /** @param {string} selector @param {(...args: any[]) => unknown} act */
    $eval: (selector, act) =>
      evaluate(`(selector) => (${act})(document.querySelector(selector))`, selector),
    keyboard: {
      /** @param {string} key */
      press: (key) => perform(stroke(key), "key"),
      /** @param {string} key */
      down: (key) => perform([keyed("keyDown", key)], "key"),
      /** @param {string} key */
      up: (key) => perform([keyed("keyUp", key)], "key"),
      /** @param {string} text */
      type: (text) => perform([...text].flatMap(stroke), "key"),
    },
    mouse: {
      /** @param {number} x @param {number} y */
      click: (x, y) =>
        perform(
          [
            { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ],
          "pointer",
        ),
    },
    /** @param {string} url */
    goto: (url) => ask(session, "/url", { url }),
    reload: () => ask(session, "/refresh", {}),
    isClosed: () => false,
    on() {}, // what asks to stay is dismissed by the driver itself
    off() {},
  };
}

/** Start the driver in a screen of its own. @param {string} driver its path */
async function startDriver(driver) {
  const port = await freePort();
  // Of a process group of its own: Xvfb and the browser end with it.
  const server = spawn("xvfb-run", ["-a", "-s", SCREEN, driver, `--port=${port}`], {
    detached: true,
    stdio: "ignore",
  });
  const stop = () => {
    process.off("exit", stop);
    if (server.pid && server.exitCode === null) process.kill(-server.pid);
  };
  process.on("exit", stop);
  const root = `http://127.0.0.1:${port}`;
  await waitUntilReady(root);
  return { root, stop };
}

/**
 * @param {string} driver path of WebKitWebDriver
 * @param {(error: Error) => void} tell what goes wrong in a page
 */
export async function launchWebKit(driver, tell) {
  let server = await startDriver(driver);
  let version = "";
  const capabilities = { alwaysMatch: { pageLoadStrategy: "none" } };
  // On a busy machine the browser now and then does not find its driver, which waits for ever.
  /** @returns {Promise<any>} */
  const open = async (tries = 3) => {
    try {
      return await ask(server.root, "/session", { capabilities });
    } catch (error) {
      if (tries === 1) throw error;
      server.stop();
      server = await startDriver(driver);
      return open(tries - 1);
    }
  };
  return {
    version: async () => version,
    newPage: async () => {
      const opened = await open();
      version = `WebKitGTK/${opened.capabilities.browserVersion}`;
      const session = `${server.root}/session/${opened.sessionId}`;
      const close = () => ask(session, "", undefined, "DELETE");
      return { page: pageOf(session, tell), close };
    },
    close: async () => server.stop(),
  };
}
