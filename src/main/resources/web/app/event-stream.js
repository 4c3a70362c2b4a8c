/**
 * One game read by fetch, which, unlike an EventSource, can send a ticket: what it is now, and then its server-sent
 * events. It comes back by itself, after the last event that it has.
 */
import { Backoff } from '../paper-dynasty/backoff.js';

const PAUSES = { minMs: 2_000, maxMs: 30_000, randomization: 0.2 };

/** The server sends something every 15 s; after such a silence the connection is dead, at whichever end. */
const SILENCE_MS = 45_000;

/** The server's log is shorter than what we have seen of it: it was restored. */
const CONFLICT = 409;

/** A server, or a proxy before it, that answers so may answer otherwise in a moment. */
const isForNow = (status) => status >= 500 || status === 408 || status === 429;

/**
 * Ends when the server refuses for good.
 *
 * @param {string} path the game's address in the API
 * @param {{headers: Record<string, string>, onGame: (game: any) => void, onEvent: (event: string, data: any) => void,
 *   onAway: () => void, pauses?: {minMs: number, maxMs: number, randomization: number}, silenceMs?: number}} options
 *   `onGame`: the game as it is, before its further events, and again whenever its log is not the one that it was;
 *   `onAway`: a connection has failed or ended, and another follows
 * @returns {Promise<number>} the status with which it refuses
 */
export async function watch(path, { headers, onGame, onEvent, onAway, pauses = PAUSES, silenceMs = SILENCE_MS }) {
  const backoff = new Backoff(pauses);
  let last = null;
  const begin = (signal) => read(path, headers, signal, async (response) => {
    const game = await response.json();
    onGame(game);
    last = game.seq;
  });
  const follow = (signal, heard) => read(`${path}/stream`, { ...headers, 'last-event-id': `${last}` }, signal, (response) => {
    backoff.reset();
    return events(response.body, heard, ({ id, event, data }) => {
      last = id;
      onEvent(event, data);
    });
  });
  for (;;) {
    const beginning = last === null;
    const status = await unlessSilent(silenceMs, beginning ? begin : follow);
    if (status === CONFLICT && !beginning) {
      last = null;
    } else if (status !== null && status !== 200 && !isForNow(status)) {
      return status;
    }
    if (!beginning || status !== 200) {
      onAway();
      await new Promise((later) => setTimeout(later, backoff.nextMs()));
    }
  }
}

/** @returns the status of the answer; `use` has read it if it was 200 */
async function read(path, headers, signal, use) {
  const response = await fetch(path, { headers, signal, cache: 'no-store' });
  if (response.ok) {
    await use(response);
  }
  return response.status;
}

/** @returns what the attempt returns; null if the network failed, or nothing was heard for so long */
async function unlessSilent(silenceMs, attempt) {
  const silence = new AbortController();
  let timer = 0;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  };
  heard();
  try {
    return await attempt(silence.signal, heard);
  } catch {
    return null; // the network is away, or the server starts again
  } finally {
    clearTimeout(timer);
  }
}

async function events(body, heard, onEvent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    text += part.value;
    const blocks = text.split('\n\n');
    text = blocks.pop();
    blocks.map(parse).filter((event) => event !== null).forEach(onEvent);
  }
}

/** @returns {{id: number, event: string, data: any} | null} null for a comment and for `retry` */
function parse(block) {
  const fields = Object.fromEntries(
    block.split('\n').filter((line) => line.includes(': ')).map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  return fields.id === undefined || fields.data === undefined
    ? null
    : { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
}
