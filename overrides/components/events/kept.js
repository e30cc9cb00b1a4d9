// @ts-check
/** Whether the guide has stored anything here: small, so that a page can ask before it loads. */

/** What our keys begin with: other sites of the same owner share the storage. */
export const PREFIX = "kokemusopas/";
/** What the keys of events begin with. */
export const EVENT = `${PREFIX}event/`;

/** In place of an event's id: all were dropped, and a page that still holds some stores none again. */
export const ALL = "all";

/** The browser's storage, or null where it is forbidden. @returns {Storage | null} */
export function browserStore() {
  try {
    const store = window.localStorage;
    store.getItem(PREFIX);
    return store;
  } catch {
    return null;
  }
}

/**
 * @param {Pick<Storage, "key" | "length"> | null} store
 * @returns {boolean} whether an event is stored
 */
export function hasEvents(store) {
  try {
    return Array.from({ length: store?.length ?? 0 }, (_, place) => store?.key(place)).some((key) =>
      key?.startsWith(EVENT),
    );
  } catch {
    return false;
  }
}
