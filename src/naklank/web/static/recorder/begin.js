/**
 * What must be settled before the first sample: the microphone, the format, the server's yes, and a place on the shelf.
 * Raises `CannotBegin` with a word that has a sentence, or with the server's own sentence.
 */

import { Capture, refusal } from './capture.js';
import { opusWorks } from './opus-chunks.js';
import { persisted } from './watch.js';
import { ask, newId } from './wire.js';

const THRIFTY_RATE = 16000;
const TRIES = 4;

export class CannotBegin extends Error {
  constructor(word, said = null) {
    super(word);
    Object.assign(this, { word, said });
  }
}

/** An open microphone and the format to record in; `before` is the recording that goes on, whose format and rate it keeps. */
export async function openMicrophone(thrifty, told, before = null) {
  if (!Capture.possible) throw new CannotBegin(globalThis.isSecureContext ? 'browser' : 'insecure');
  const opus = (before ? before.format === 'opus' : thrifty) && (await opusWorks(48000));
  if (before?.format === 'opus' && !opus) throw new CannotBegin('browser');
  const capture = new Capture({ rate: before?.rate ?? (thrifty && !opus ? THRIFTY_RATE : undefined), ...told });
  try {
    await capture.open();
  } catch (error) {
    await capture.close();
    throw error instanceof DOMException ? new CannotBegin(refusal(error)) : error;
  }
  return { capture, format: opus ? 'opus' : 'flac', mediaType: opus ? 'audio/ogg; codecs=opus' : 'audio/flac' };
}

/** Ask the server for a recording of this conversation; returns what the shelf must know of it. */
export async function openRecording(conversation, { capture, mediaType, format }, thrifty) {
  const settings = { ...capture.settings(), persisted: await persisted(), thrifty };
  const begun = new Date().toISOString();
  // The id is made here, so that asking again after a lost answer is asking once.
  const body = { id: newId(), media_type: mediaType, settings, device_begin: begun, thrifty };
  for (let attempt = 1; ; attempt++) {
    try {
      const { recording } = await ask('POST', `/conversations/${conversation}/recordings`, body);
      return { id: recording, conversation, mediaType, format, rate: settings.context_sample_rate, begun };
    } catch (error) {
      if (error.kind !== 'away') throw new CannotBegin(error.kind === 'session' ? 'session' : 'refused_by_server', error.body);
      if (attempt === TRIES) throw new CannotBegin('away');
      await new Promise((resolve) => { setTimeout(resolve, 300 * 2 ** attempt * (0.5 + Math.random())); });
    }
  }
}
