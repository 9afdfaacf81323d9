// Shows the button for printing (it needs a script) and prints.
const place = document.querySelector("[data-print]");
place.hidden = false;
place.querySelector("[data-do=print]").addEventListener("click", () => window.print());
