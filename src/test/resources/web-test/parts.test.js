import { Backoff } from '/paper-dynasty/backoff.js';
import { GamePosition } from '/paper-dynasty/game-position.js';
import { randomId } from '/paper-dynasty/commands.js';
import { webSocketUrl } from '/paper-dynasty/transport.js';
import { equal, ok } from './assert.js';

const backoff = (random) => new Backoff({ minMs: 100, maxMs: 1_000, randomization: 0.5, random: () => random });

export default {
  'waits twice as long each time, up to its bound'() {
    const delays = backoff(0.5);
    equal([1, 2, 3, 4, 5, 6].map(() => delays.nextMs()), [100, 200, 400, 800, 1_000, 1_000]);
    delays.reset();
    equal(delays.nextMs(), 100);
  },

  'spreads a delay over half of itself to either side'() {
    equal([backoff(0).nextMs(), backoff(1).nextMs()], [50, 150]);
  },

  'never overflows'() {
    const delays = backoff(0.5);
    for (let attempt = 0; attempt < 2_000; attempt++) {
      ok(delays.nextMs() <= 1_000, `attempt ${attempt}`);
    }
  },

  'makes ids that do not come twice and fit the protocol'() {
    const ids = new Set(Array.from({ length: 1_000 }, randomId));
    equal(ids.size, 1_000);
    ok([...ids].every((id) => /^[A-Za-z0-9_-]{22}$/.test(id)), 'their form');
  },

  'finds the plain WebSocket beside SockJS'() {
    equal(webSocketUrl('https://example.org/realtime'), 'wss://example.org/realtime/websocket');
    equal(webSocketUrl('http://example.org:8080/realtime/'), 'ws://example.org:8080/realtime/websocket');
  },

  'starts from the state, or from where the caller wants the log'() {
    const place = new GamePosition('g', {});
    place.stand({ seq: 7, state: {}, pending_roll: { roll_id: 'r' } }, null);
    equal([place.lastSeq, place.target, place.rollId], [7, null, 'r']);
    place.stand({ seq: 7, state: {}, pending_roll: null }, 3);
    equal([place.lastSeq, place.target, place.catchingUp], [3, 7, true]);
  },

  'knows that it does not know the roll after an undo that says nothing'() {
    const place = new GamePosition('g', {});
    place.stand({ seq: 1, state: { play_number: 2 }, pending_roll: null }, null);
    equal(place.follow({ event: 'play_undone', data: { play_number: 2 } }), false);
    equal(place.follow({ event: 'play_undone', data: { state: { play_number: 1 }, pending_roll: { roll_id: 'r' } } }), true);
    equal([place.rollId, place.playNumber], ['r', 1]);
  },
};
