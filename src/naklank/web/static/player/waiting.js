/**
 * While something is still being made (the sound, a comparison): look now and then whether it is there, and then show the page anew. Not while somebody is
 * typing a note, and not for ever: a page that was left open asks nothing more after a while.
 */

const EVERY_MS = 4000;
const LOOKS = 150;

const typing = () => [...document.querySelectorAll('textarea')].some((field) => field.value !== '' || field === document.activeElement);

async function look(left) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Live': '1' } }).catch(() => null); // away: the next look may do
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const [was, now] = [document, page].map((each) => each?.querySelector('progress[data-share]'));
  if (was && now) was.value = now.value;
  if (page && !page.querySelector('[data-waiting]') && !typing()) location.reload();
  else if (left > 0) setTimeout(() => look(left - 1), EVERY_MS);
}

if (document.querySelector('[data-waiting]')) setTimeout(() => look(LOOKS), EVERY_MS);
