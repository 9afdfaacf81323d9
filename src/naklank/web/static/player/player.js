/**
 * The player: native audio, native range input, ordinary buttons. Nothing is fetched, and nothing is logged as
 * listened to, before somebody presses play: only then does the page ask for a listen and get the address of the sound.
 */

import { ready as awake } from "../js/ready.js";
import { keepPlace } from "./place.js";
import { keepMarks } from "./marks.js";

const TEN_SECONDS = 10;

/** The page's form token, for requests that change something. */
export function token() {
  return document.querySelector('meta[name="csrf"]')?.content ?? "";
}

/** "12:34", or "1:02:03" from one hour on. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "1 uur 2 minuten 3 seconden", for a screen reader; the words come from the page. */
export function spoken(seconds, words) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(whole / 3600), words.hour, words.hours],
    [Math.floor(whole / 60) % 60, words.minute, words.minutes],
    [whole % 60, words.second, words.seconds],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`);
  return said.join(" ") || `0 ${words.seconds}`;
}

/** Bring one player on the page to life. */
export function play(root) {
  const audio = root.querySelector("[data-audio]");
  const seek = root.querySelector("[data-seek]");
  const now = root.querySelector("[data-now]");
  const button = root.querySelector('[data-do="play"]');
  const word = root.querySelector("[data-play-word]");
  const say = document.querySelector("[data-player-say]");
  const words = JSON.parse(document.querySelector("[data-texts]").textContent);
  const length = Number(root.dataset.lengthMs) / 1000;
  let wish = Number(root.dataset.at) / 1000;
  let asking = null;

  const place = () => (audio.src ? audio.currentTime : wish);

  const show = () => {
    const at = place();
    now.textContent = clock(at);
    if (document.activeElement !== seek || !seek.matches(":active")) seek.value = String(Math.round(at * 1000));
    seek.setAttribute("aria-valuetext", spoken(at, words));
    root.style.setProperty("--at", String(length ? Math.min(1, at / length) : 0));
  };

  const load = async () => {
    const why = document.querySelector("[data-why]:checked, select[data-why]")?.value ?? "remember";
    const answer = await fetch(root.dataset.begin, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF": token(), Accept: "application/json" },
      body: JSON.stringify({ why }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    audio.src = (await answer.json()).sound;
    audio.currentTime = wish;
  };

  const ready = () => {
    if (audio.src) return Promise.resolve();
    asking ??= load().finally(() => { asking = null; });
    return asking;
  };

  const go = async () => {
    try {
      await ready();
      await audio.play();
      say.textContent = "";
    } catch (trouble) {
      if (trouble.name !== "AbortError") say.textContent = words.trouble;
    }
  };

  const jump = (seconds) => {
    wish = Math.min(Math.max(0, seconds), Math.max(0, length - 0.05));
    if (audio.src) audio.currentTime = wish;
    show();
  };

  button.addEventListener("click", () => (audio.paused ? go() : audio.pause()));
  root.querySelector('[data-do="back"]').addEventListener("click", () => jump(place() - TEN_SECONDS));
  root.querySelector('[data-do="forward"]').addEventListener("click", () => jump(place() + TEN_SECONDS));
  root.querySelector("[data-speed]").addEventListener("change", (event) => {
    audio.defaultPlaybackRate = audio.playbackRate = Number(event.target.value);
  });
  seek.addEventListener("input", () => jump(Number(seek.value) / 1000));

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-at-ms]");
    if (!target) return;
    jump(Number(target.dataset.atMs) / 1000);
    go();
  });

  const mood = () => {
    button.toggleAttribute("data-playing", !audio.paused);
    word.textContent = audio.paused ? button.dataset.wordPlay : button.dataset.wordPause;
  };
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, mood);
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) audio.addEventListener(name, show);
  audio.addEventListener("error", () => {
    if (!audio.src) return;
    // The server may be away for a moment: keep the place, say so, and let the next press ask for a fresh listen.
    wish = audio.currentTime || wish;
    audio.removeAttribute("src");
    audio.load();
    mood();
    say.textContent = words.trouble;
  });

  keepPlace(root, audio, place);
  keepMarks(place);
  show();
  awake(document);
}

const root = document.querySelector("[data-player]");
if (root) play(root);
