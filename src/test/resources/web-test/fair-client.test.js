import { connect } from '/paper-dynasty.js';
import { fromHex, hmacSha256, sha256, toHex, utf8 } from '/paper-dynasty/sha256.js';
import { equal, ok, rejected } from './assert.js';
import { ScriptedServer } from './scripted-server.js';

/** A client in the game `g` at seq 5. */
async function inTheGame() {
  const server = new ScriptedServer().seats(5);
  const socket = connect('/realtime', server.options({ entropy: false }));
  await socket.request('join_game', { game_id: 'g' });
  return { server, socket };
}

/** What a command goes out with. */
async function sent(server, command) {
  const [{ data: { game_id, ...data } }] = await server.heard(command);
  equal(game_id, 'g');
  return data;
}

export default {
  async 'says how far it has seen the game when it rolls or is ready'() {
    const { server, socket } = await inTheGame();
    server.line.log(6);
    socket.ready({ game_id: 'g', plan: { play: 'squeeze' } }).catch(() => {});
    equal(await sent(server, 'ready'), { plan: { play: 'squeeze' }, seen: 6 });
    server.line.log(7);
    socket.emit('roll_dice', { game_id: 'g' });
    equal(await sent(server, 'roll_dice'), { seen: 7 });
  },

  async 'does not claim to have seen more than the caller says'() {
    const { server, socket } = await inTheGame();
    server.line.log(6);
    socket.emit('roll_dice', { game_id: 'g', seen: 5 });
    equal(await sent(server, 'roll_dice'), { seen: 5 });
  },

  async 'says which roll and which play a proposal is about'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    server.line.log(7, 'play_resolved', { play_number: 1, state: { play_number: 1 } });
    server.line.log(8, 'dice_rolled', { roll_id: 'r2' });
    socket.proposeRuling({ game_id: 'g', ruling: 'undo_play', reason: 'misread' }).catch(() => {});
    equal(await sent(server, 'propose_ruling'), { play_number: 1, ruling: 'undo_play', reason: 'misread', roll_id: 'r2' });
    socket.dispute({ game_id: 'g', text: 'He was safe' }).catch(() => {});
    equal(await sent(server, 'dispute'), { play_number: 1, text: 'He was safe' });
  },

  async 'answers only a proposal that is named'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'ruling_proposed', { proposal_id: 'p1', side: 'away' });
    const refusal = await rejected(socket.answerRuling({ game_id: 'g', accept: true }));
    equal([refusal.command, refusal.code, refusal.field], ['answer_ruling', 'invalid', 'proposal_id']);
    server.on('answer_ruling', (frame, line) => line.log(7, 'ruling_answered', { proposal_id: 'p1', accepted: true }, { command: frame }));
    equal((await socket.answerRuling({ game_id: 'g', proposal_id: 'p1', accept: true })).accepted, true);
  },

  async 'asks for a preview with the pending roll, and without one'() {
    const { server, socket } = await inTheGame();
    server.on('preview_outcome', (frame, line) => line.say('outcome_preview', { game_id: 'g', description: 'Walk', roll: frame.data.roll_id ?? null }, frame));
    equal((await socket.previewOutcome({ game_id: 'g', outcome: 'walk' })).roll, null);
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    equal((await socket.previewOutcome({ game_id: 'g', outcome: 'walk' })).roll, 'r1');
    server.on('preview_outcome', (frame, line) => line.say('outcome_rejected', { message: 'Invalid outcome', field: 'outcome' }, frame));
    equal((await rejected(socket.previewOutcome({ game_id: 'g', outcome: 'wlk' }))).field, 'outcome');
  },

  async 'settles each command by the event that it is answered with'() {
    const { server, socket } = await inTheGame();
    const commands = [
      ['rollExtra', 'roll_extra', 'extra_rolled', { form: 'fielding' }],
      ['declareDice', 'declare_dice', 'dice_rolled', { d6_one: 1 }],
      ['claimForfeit', 'claim_forfeit', 'game_completed', {}],
      ['concede', 'concede', 'game_completed', { reason: 'rain' }],
      ['submitDecision', 'submit_decision', 'decision_made', { decision_id: 'decision-1', option: 'go' }],
    ];
    let seq = 5;
    for (const [method, command, event, data] of commands) {
      server.on(command, (frame, line) => line.log((seq += 1), event, { answers: command }, { command: frame }));
      equal((await socket[method]({ game_id: 'g', ...data })).answers, command);
    }
  },

  async 'settles an outcome that the server reads by the decision that it waits for'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    server.on('submit_manual_outcome', (frame, line) => line.log(7, 'decision_needed', { decision_id: 'decision-1' }, { command: frame }));
    equal((await socket.request('submit_manual_outcome', { game_id: 'g', auto: true })).decision_id, 'decision-1');
  },

  async 'hashes as every other SHA-256 does'() {
    equal(toHex(sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256);
      const known = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      equal(toHex(sha256(bytes)), toHex(known), `of ${length} bytes`);
      const key = await crypto.subtle.importKey('raw', fromHex('0b0b'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
      equal(toHex(hmacSha256(fromHex('0b0b'), bytes)), toHex(signed), `signed, ${length} bytes`);
    }
    ok(toHex(hmacSha256(new Uint8Array(100), utf8('a'))).length === 64, 'a long key');
  },
};
