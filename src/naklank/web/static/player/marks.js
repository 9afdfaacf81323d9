/**
 * Marks are ordinary forms that work without scripts. With scripts the sound goes on: a new mark gets the place where the
 * sound is, is sent in the background, and the part of the page that holds the marks is replaced by what the server answers.
 */

import { ready } from "../js/ready.js";
import { clock } from "./player.js";

const FOLLOW_MS = 500;

/** Let a mark be made without leaving the page. */
export function keepMarks(place) {
  const form = document.querySelector("form[data-marks]");
  if (!form) return;
  const at = form.elements.namedItem("at");
  let own = false;
  const follow = () => {
    if (!own) at.value = clock(place());
  };
  at.addEventListener("input", () => { own = true; });
  setInterval(follow, FOLLOW_MS);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) {
      // Let the browser show the server's own explanation.
      form.submit();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-marks-part]");
    if (fresh) {
      ready(fresh);
      document.querySelector("[data-marks-part]").replaceWith(fresh);
    }
    form.elements.namedItem("note").value = "";
    own = false;
    follow();
  });
}
