/** Remember where somebody is, so that another device goes on there. */

import { token } from "./player.js";

const EVERY_MS = 10000;

/** Save the place of `audio` now and then, on every pause, and when the page goes away. */
export function keepPlace(root, audio, place) {
  let saved = -1;

  const save = () => {
    const at = Math.round(place() * 1000);
    if (!audio.src || at === saved) return;
    saved = at;
    fetch(root.dataset.place, {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRF": token(), Accept: "application/json" },
      body: JSON.stringify({ at_ms: at }),
    }).catch(() => {
      // Not being able to remember the place must never stop somebody from listening; the next save tries again.
      saved = -1;
    });
  };

  setInterval(() => { if (!audio.paused) save(); }, EVERY_MS);
  audio.addEventListener("pause", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  addEventListener("pagehide", save);
}
