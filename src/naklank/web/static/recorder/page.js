/**
 * Joins a recording to the page: `[data-recorder]` and what is in it. The look follows `data-state` and `data-trouble` by style sheet alone.
 *
 * Hooks: [data-level] [data-time] [data-kept] [data-here] [data-say] [data-do=start|go-on|close|pause|resume|mark|summary|end] [data-mark-word] [data-asked];
 * on the root data-conversation, data-media ("thrifty" or "standard"; a checkbox [data-thrifty] overrules), optional data-next.
 */

import { ready } from '../js/ready.js';
import { rescueAll } from './rescue.js';
import { Session } from './session.js';
import { clock, sentences, Speaker } from './speak.js';
import { costly } from './watch.js';

const LEVEL_FALL = 0.82;

function wire(root) {
  const one = (hook) => root.querySelector(`[data-${hook}]`);
  const speaker = new Speaker(one('say'), sentences());
  const thrifty = document.querySelector('[data-thrifty]');
  if (thrifty && costly()) thrifty.checked = true;
  const wantsThrifty = () => (thrifty ? thrifty.checked : root.dataset.media === 'thrifty');
  const session = new Session({
    conversation: root.dataset.conversation,
    onchange: () => show(session, root, one),
    onsay: (word, how) => speaker.tell(word, how),
  });
  const word = one('mark-word');
  const does = {
    'go-on': () => session.goOn(),
    close: () => session.close(),
    start: () => { session.thrifty = wantsThrifty(); return session.start(); },
    pause: () => session.pause(),
    resume: () => session.resume(),
    mark: () => { session.mark(word?.value.trim() ?? ''); if (word) word.value = ''; },
    summary: () => session.summary(),
    end: () => session.end(),
  };
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (button && does[button.dataset.do]) does[button.dataset.do]();
  });
  addEventListener('beforeunload', (event) => { if (session.atRisk) event.preventDefault(); });
  listenToOther(session, root, one, speaker);
  meter(session, one('level') ?? root, root);
  show(session, root, one);
  ready(root);
  root.session = session; // for who tests it, and for other modules of the page
  return session;
}

/** Put into the page what changed. */
function show(session, root, one) {
  root.dataset.state = session.state;
  if (session.trouble) root.dataset.trouble = session.trouble;
  else delete root.dataset.trouble;
  const put = (hook, text) => {
    const element = one(hook);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const { server, here } = session.kept;
  put('time', clock(session.at));
  put('kept', clock(server));
  put('here-until', clock(here));
  const local = one('here');
  if (local) local.hidden = !session.atRisk || here - server < 3000;
  if (session.state === 'safe' && session.result?.next) {
    root.dispatchEvent(new CustomEvent('naklank:safe', { bubbles: true, detail: session.result }));
    if (root.dataset.go !== 'no') location.assign(session.result.next);
  }
}

/** The ring follows the level: up at once, down slowly. */
function meter(session, element, root) {
  let shown = 0;
  const step = () => {
    const loud = session.state === 'running' ? Math.min(1, Math.max(0, 1 + Math.log10(Math.max(session.level, 1e-3)) / 2.5)) : 0;
    shown = Math.max(loud, shown * LEVEL_FALL);
    for (const target of [element, root]) target.style.setProperty('--level', shown.toFixed(3));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** The other party asks for a pause, or the conversation changed: show it and say so. */
function listenToOther(session, root, one, speaker) {
  if (!root.dataset.conversation) return;
  let asked = false;
  const stream = new EventSource(`/conversations/${root.dataset.conversation}/live`);
  stream.addEventListener('changed', ({ data }) => {
    let news;
    try {
      news = JSON.parse(data);
    } catch {
      return; // a wake-up without news
    }
    const wants = Boolean(news?.asked_pause) && session.state === 'running';
    if (wants && !asked) speaker.tell('asked_pause', { urgent: true });
    asked = wants;
    const note = one('asked');
    if (note) note.hidden = !wants;
    root.toggleAttribute('data-asked-pause', wants);
  });
}

const sessions = [...document.querySelectorAll('[data-recorder]')].map(wire);
rescueAll((left) => sessions.some((session) => session.offer(left)));
