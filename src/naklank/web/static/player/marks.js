/**
 * Marks are ordinary forms that work without scripts. With scripts the sound goes on: a form is sent in the
 * background, and the part of the page that holds the marks is replaced by what the server answers.
 */

import { clock } from "./player.js";

/** Let the forms of the marks be sent without leaving the page; new marks get the place where the sound is. */
export function keepMarks(place) {
  const show = () => {
    const at = document.querySelector("[data-mark-at]");
    const label = document.querySelector("[data-mark-clock]");
    if (at) at.value = String(Math.round(place() * 1000));
    if (label) label.textContent = clock(place());
  };
  setInterval(show, 500);

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-marks] form, form[data-marks]");
    if (!form) return;
    event.preventDefault();
    if (!form.dataset.fixed) show();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) {
      // Let the browser show the server's own explanation.
      form.submit();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of document.querySelectorAll("[data-marks-part]")) {
      const fresh = page.querySelector(`[data-marks-part="${old.dataset.marksPart}"]`);
      if (fresh) old.replaceWith(fresh);
    }
    document.querySelector("[data-mark-words]")?.focus();
    show();
  });
}
