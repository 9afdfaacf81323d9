/**
 * Buttons that a module of the page brings to life are off until it is there, so that no press is lost without a word.
 *
 * Hooks: [data-waits] on what is off (disabled) until then; [data-coming] on the words that say so, which style sheets show after a moment.
 */
export function ready(root) {
  for (const each of root.querySelectorAll('[data-waits]')) {
    each.disabled = false;
    delete each.dataset.waits;
  }
  for (const each of root.querySelectorAll('[data-coming]')) each.remove();
}
