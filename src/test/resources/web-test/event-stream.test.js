import { watch } from '/app/event-stream.js';
import { equal, ok } from './assert.js';

const PAUSES = { minMs: 5, maxMs: 20, randomization: 0 };
const json = (body) => () => new Response(JSON.stringify(body));
const status = (code) => () => new Response('', { status: code });
const lost = () => Promise.reject(new TypeError('the network is away'));
const event = (id) => `id: ${id}\nevent: dice_rolled\ndata: {"seq":${id}}\n\n`;
const stream = (...parts) => () => new Response(parts.join(''));

/** A connection that stays open and sends nothing more, until it is given up. */
const silent = (...parts) => (_, { signal }) => new Response(new ReadableStream({
  start(controller) {
    parts.forEach((part) => controller.enqueue(new TextEncoder().encode(part)));
    signal.addEventListener('abort', () => controller.error(signal.reason));
  },
}));

/** Watches a game over these answers, one after the other; the last must refuse. */
async function over(answers, silenceMs = 5_000) {
  const fetched = window.fetch;
  const seen = [];
  const asked = [];
  window.fetch = async (path, options) => {
    asked.push(path === '/g' ? 'game' : Number(options.headers['last-event-id']));
    return answers[asked.length - 1](path, options);
  };
  try {
    const refused = await watch('/g', {
      headers: {},
      onGame: ({ seq }) => seen.push(`game ${seq}`),
      onEvent: (_, { seq }) => seen.push(seq),
      onAway: () => {},
      pauses: PAUSES,
      silenceMs,
    });
    return { refused, seen, asked };
  } finally {
    window.fetch = fetched;
  }
}

export default {
  async 'asks for a game again that a server or the network keeps back for now'() {
    const { seen, asked, refused } = await over([
      status(503), status(429), lost, json({ seq: 3 }), status(502), stream(event(4)), status(404),
    ]);
    equal(seen, ['game 3', 4]);
    equal(asked, ['game', 'game', 'game', 'game', 3, 3, 4]);
    equal(refused, 404);
  },

  async 'is told at once what is refused for good'() {
    equal(await over([status(401)]), { refused: 401, seen: [], asked: ['game'] });
  },

  async 'begins anew where the log is shorter than what it has seen'() {
    const { seen, asked } = await over([json({ seq: 9 }), status(409), json({ seq: 2 }), stream(event(3)), status(404)]);
    equal(seen, ['game 9', 'game 2', 3]);
    equal(asked, ['game', 9, 'game', 2, 3]);
  },

  async 'an event that was cut comes with the next connection'() {
    const { seen, asked } = await over([json({ seq: 1 }), stream(event(2), 'id: 3\nevent: x\nda'), stream(event(3)), status(404)]);
    equal(seen, ['game 1', 2, 3]);
    equal(asked, ['game', 1, 2, 3]);
  },

  async 'gives a silent connection up and comes back'() {
    const begun = Date.now();
    const { seen, asked } = await over([json({ seq: 1 }), silent(event(2), ': still here\n\n'), stream(event(3)), status(404)], 100);
    equal(seen, ['game 1', 2, 3]);
    equal(asked, ['game', 1, 2, 3]);
    ok(Date.now() - begun >= 100, 'it waits so long');
  },

  async 'gives a game up that is never answered'() {
    const never = (_, { signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
    equal((await over([never, json({ seq: 1 }), status(404)], 50)).seen, ['game 1']);
  },
};
