// The reference: what a small team would write with Socket.IO. One process, one room for each game, dice from the runtime,
// and one awaited INSERT for each play, so that a play is durable before anybody sees it. It knows no rules: it counts outs,
// so that a game ends. It has no idempotency, no sequence numbers, no catching up, no roles and no limits.
//
// Environment: PORT, SECRET (HS256), DATABASE_URL. GET /inserts answers how long the awaited inserts took since the last time.

import { randomInt, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { Server } from 'socket.io';

const OUTS = new Set(['strikeout', 'popout', 'lineout', 'groundball_c']);
const OUTS_OF_A_GAME = 54;

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const insertTimes = createHistogram();
const games = new Map();

await database.query(`CREATE TABLE IF NOT EXISTS reference_plays (
  game_id uuid NOT NULL, number integer NOT NULL, play jsonb NOT NULL, PRIMARY KEY (game_id, number))`);

const http = createServer((request, response) => {
  const ms = (percent) => insertTimes.percentile(percent) / 1e6;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ count: insertTimes.count, p50: ms(50), p99: ms(99), max: insertTimes.max / 1e6 }));
  insertTimes.reset();
});
const sockets = new Server(http, { transports: ['websocket'], perMessageDeflate: false });

sockets.use((socket, next) => {
  try {
    socket.data.user = jwt.verify(socket.handshake.auth.token, process.env.SECRET, { algorithms: ['HS256'] }).sub;
    next();
  } catch (invalid) {
    next(invalid);
  }
});

const die = (sides) => randomInt(1, sides + 1);

function roll(gameId) {
  return {
    game_id: gameId,
    roll_id: randomUUID(),
    d6_one: die(6),
    d6_two_total: die(6) + die(6),
    chaos_d20: die(20),
    resolution_d20: die(20),
    timestamp: new Date().toISOString(),
    message: 'Dice rolled - read your card and submit outcome',
  };
}

function play(game, gameId, outcome, hitLocation, rollId) {
  const isOut = OUTS.has(outcome);
  game.number++;
  game.outs += isOut ? 1 : 0;
  return {
    game_id: gameId,
    play_number: game.number,
    outcome,
    hit_location: hitLocation,
    outs_recorded: isOut ? 1 : 0,
    is_out: isOut,
    roll_id: rollId,
    state: {
      status: game.outs < OUTS_OF_A_GAME ? 'in_progress' : 'completed',
      inning: 1 + Math.floor(game.outs / 6),
      half: Math.floor(game.outs / 3) % 2 === 0 ? 'top' : 'bottom',
      outs: game.outs % 3,
    },
  };
}

async function store(resolved) {
  const began = process.hrtime.bigint();
  await database.query({
    name: 'store',
    text: 'INSERT INTO reference_plays (game_id, number, play) VALUES ($1, $2, $3)',
    values: [resolved.game_id, resolved.play_number, JSON.stringify(resolved)],
  });
  insertTimes.record(process.hrtime.bigint() - began);
}

sockets.on('connection', (socket) => {
  socket.emit('connected', { user_id: socket.data.user });

  socket.on('join_game', ({ game_id, role }) => {
    if (!games.has(game_id)) games.set(game_id, { number: 0, outs: 0, pending: null });
    socket.join(game_id);
    socket.emit('game_joined', { game_id, role });
  });

  socket.on('roll_dice', ({ game_id }) => {
    const game = games.get(game_id);
    if (!game || game.pending) return socket.emit('error', { message: 'A roll is already pending' });
    game.pending = roll(game_id);
    sockets.to(game_id).emit('dice_rolled', game.pending);
  });

  socket.on('submit_manual_outcome', async ({ game_id, outcome, hit_location }) => {
    const game = games.get(game_id);
    if (!game?.pending) return socket.emit('outcome_rejected', { message: 'No pending dice roll' });
    const { roll_id } = game.pending;
    game.pending = null;
    socket.emit('outcome_accepted', { game_id, outcome, hit_location });
    const resolved = play(game, game_id, outcome, hit_location, roll_id);
    try {
      await store(resolved);
      sockets.to(game_id).emit('play_resolved', resolved);
    } catch (failed) {
      socket.emit('error', { message: failed.message });
    }
  });
});

http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
