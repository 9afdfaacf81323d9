/**
 * Keep a page true while the other party does something: the server rings, the page fetches itself anew and replaces
 * the parts marked [data-live]. Nothing moves while somebody is typing in such a part.
 */

const WAKE_UP_MS = 15000;

/** Fetch this page anew and replace its live parts. */
export async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Live": "1" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
    if (!fresh || fresh.innerHTML === old.innerHTML) continue;
    if (old.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
    old.replaceWith(fresh);
    if (focused) [...fresh.querySelectorAll("a, button")].find((e) => e.textContent === focused)?.focus();
  }
}

const address = document.querySelector("[data-live-from]")?.dataset.liveFrom;
if (address) {
  const stream = new EventSource(address);
  stream.addEventListener("changed", refresh);
  // Where the stream is cut (a proxy, a sleeping phone), the page still wakes now and then.
  setInterval(() => { if (stream.readyState !== EventSource.OPEN) refresh(); }, WAKE_UP_MS);
}
