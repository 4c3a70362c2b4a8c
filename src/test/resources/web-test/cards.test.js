import { mustLeave, openDecision } from '/app/card-book.js';
import { facesInShort, halfRead, insteadInWords, isGood, layoutOf, legendOf, mayBeOtherwise, ratingsInWords, shareAloud, shareAt, shareInShort, sharesOf } from '/app/card-words.js';
import { changes, freeOf } from '/app/changes.js';
import { extrasRead } from '/app/extra-dice.js';
import { forPeople } from '/app/refusals.js';
import { readRoute, routeTo } from '/app/route.js';
import { newTable, reduce } from '/app/table.js';
import { titleOf } from '/app/title.js';
import { whoseMove } from '/app/whose-move.js';
import { equal, ok } from './assert.js';

const SPLIT = { split: [{ to: 13, outcome: 'single_1', hit_location: 'CF' }, { to: 19, outcome: 'groundball_a', hit_location: 'SS' }, { to: 20, outcome: 'error', hit_location: 'SS', bases: 2 }] };

const column = (cell) => Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((row) => [row, cell]));

const decision = {
  decision_id: 'decision-1', roll_id: 'r1', side: 'away', kind: 'take_extra_base', default: 'hold', until: '2026-10-31T12:35:00Z', read_by: 'ann',
  options: [{ code: 'hold', text: 'Brock holds at second' }, { code: 'send', text: 'Brock tries for third', chance: 13 }],
};
const lineups = { away: { players: [{ id: 'brock', name: 'Lou Brock', order: 1, position: 'LF' }], left: [] }, home: { players: [], left: [] } };
const state = { status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', outs: 0, score: { away: 0, home: 0 }, bases: {} };
const NOW = Date.parse('2026-10-31T12:34:00Z');

function played(...frames) {
  const begun = [
    { event: 'game_created', seq: 1, data: { league: 'pd', card_sets: ['0a'], away: { name: 'Owls', manager: { user_id: 'ann', name: 'Ann' } }, home: { name: 'Millers', manager: { user_id: 'bob', name: 'Bob' } } } },
    { event: 'game_joined', data: { role: 'manager', sides: ['away'], seq: 1, state, lineups, participants: [], pending_roll: null } },
    { event: 'dice_rolled', seq: 2, data: { roll_id: 'r1', roll_number: 1, expires_at: '2026-10-31T12:33:00Z' } },
  ];
  return [...begun, ...frames].reduce((table, frame) => reduce(table, frame), newTable('g'));
}

const needed = { event: 'decision_needed', seq: 3, data: decision };
const made = (by) => ({ event: 'decision_made', seq: 4, data: { decision_id: 'decision-1', option: 'send', by } });

export default {
  'writes a cell as it stands on a card'() {
    const [single, grounder, error] = sharesOf(SPLIT);
    equal([facesInShort(single), shareInShort(single)], ['1–13', 'SINGLE* cf']);
    equal([facesInShort(grounder), shareInShort(grounder)], ['14–19', 'gb A ss']);
    equal([facesInShort(error), shareInShort(error)], ['20', 'ERROR 2 ss']);
    equal(shareAloud(single), 'single, one base, center field');
    equal(sharesOf({ outcome: 'walk' }).map(facesInShort), ['']);
    equal(shareAt(SPLIT, 14).outcome, 'groundball_a');
  },

  'knows where something else than the cell may be read'() {
    const roll = { d6_one: 1, chaos_d20: 10, resolution_d20: 3, plans: { offense: { play: 'swing_away' } } };
    const on = { bases: { 1: { id: 'brock' }, 2: null, 3: null } };
    const pitcher = { ratings: { pitching: { tired: 4 } } };
    equal(mayBeOtherwise(roll, on, pitcher), false);
    equal(mayBeOtherwise({ ...roll, chaos_d20: 3 }, on, pitcher), true);
    equal(mayBeOtherwise({ ...roll, chaos_d20: 3 }, { bases: { 1: null } }, pitcher), false);
    equal(mayBeOtherwise({ ...roll, d6_one: 4 }, on, pitcher), true);
    equal(mayBeOtherwise({ ...roll, d6_one: 4, resolution_d20: 5 }, on, pitcher), false);
    equal(mayBeOtherwise({ ...roll, plans: { offense: { play: 'swing_away', steal: [1] } } }, on, null), true);
    equal(mayBeOtherwise({ ...roll, plans: { offense: { play: 'squeeze' } } }, on, null), true);
    equal(insteadInWords(undefined), null);
    ok(insteadInWords('tired').includes('tired'));
    ok(insteadInWords('something new').length > 0);
  },

  'writes in bold what puts somebody on base'() {
    equal(['walk', 'strikeout_reached', 'bp_single', 'strikeout', 'bp_flyout'].map((outcome) => isGood({ outcome })), [true, true, true, false, false]);
  },

  'keeps long cells below the columns, with nothing lost'() {
    const half = { 1: column({ outcome: 'walk' }), 2: column(SPLIT), 3: column({ outcome: 'homerun' }) };
    const { rows, notes } = layoutOf(half, [1, 2, 3], 2);
    equal(rows.length, 11);
    equal(rows[0].cells.map(({ note }) => note), [null, 'a', null]);
    equal(notes.length, 11);
    equal(notes[10].shares.length, 3);
    equal(layoutOf(half, [1, 2, 3], 3).notes, []);
  },

  'reads the half that the hands say'() {
    const right = { bats: 'R', throws: 'R' };
    const left = { bats: 'L', throws: 'L' };
    const both = { bats: 'S', throws: 'S' };
    equal(halfRead('batting', right, left), 'vs_left');
    equal(halfRead('pitching', right, left), 'vs_right');
    equal(halfRead('pitching', { bats: 'S', throws: 'R' }, right), 'vs_left');
    equal(halfRead('pitching', { bats: 'S', throws: 'R' }, left), 'vs_right');
    equal(halfRead('batting', left, both), 'vs_left');
    equal(halfRead('batting', both, both), 'vs_right');
    // As the server has it, over all nine pairs: the batter's half, then the pitcher's.
    const pairs = { LL: 'LL', LR: 'RL', LS: 'LL', RL: 'LR', RR: 'RR', RS: 'RR', SL: 'LR', SR: 'RL', SS: 'RL' };
    for (const [[bats, throws], halves] of Object.entries(pairs)) {
      const read = ['batting', 'pitching'].map((side) => halfRead(side, { bats }, { throws }));
      equal([bats, throws, ...read], [bats, throws, ...[...halves].map((hand) => (hand === 'L' ? 'vs_left' : 'vs_right'))]);
    }
    equal(halfRead('batting', right, null), null);
    equal(halfRead('batting', { name: 'Lou Brock' }, right), null);
    equal(halfRead('batting', { name: 'Lou Brock', bats: 'L' }, { name: 'Bob Gibson', throws: 'R' }), 'vs_right');
  },

  'says the ratings in words, and explains the words that stand on the cards'() {
    const card = {
      batting: { vs_left: { 1: column(SPLIT) }, vs_right: { 1: column({ outcome: 'walk' }) } },
      ratings: { running: 13, stealing: { jump: 11, second: 15, third: 11, home: 1 }, bunting: 'B', hit_and_run: 'C', injury: 0, fielding: { C: { range: 2, error: 5, arm: -1 } }, catching: { throw: 2, passed_ball: 3 } },
    };
    const words = ratingsInWords(card, 'batting').map((pair) => pair.join(' '));
    ok(words.includes('C range 2, error 5, arm −1'), words);
    ok(words.includes('Stealing jump 11 of 36; 2nd 15, 3rd 11, home 1'), words);
    ok(words.includes('Catching throw +2, passed ball 1–3'), words);
    equal(legendOf([card]).map(([word]) => word), ['SINGLE*', 'gb A', 'ERROR']);
  },

  'waits for a decision, whatever has become of the roll'() {
    const table = played(needed);
    equal(openDecision(table).decision_id, 'decision-1');
    const mine = whoseMove(table, 'ann', NOW);
    equal([mine.what, mine.mine, mine.untilMs], ['decide', true, Date.parse(decision.until)]);
    equal(titleOf(table, 'ann', NOW), '▶ Your decision: the play waits for you, 1:00 · Owls 0, Millers 0 · Top 1st');
    const theirs = whoseMove({ ...table, sides: ['home'] }, 'bob', NOW);
    equal([theirs.mine, theirs.text], [false, 'Waiting for the Owls to decide']);
    equal(whoseMove({ ...table, sides: [], role: 'spectator', delayMs: 60_000 }, 'carol', NOW).untilMs, null);
  },

  'tells a decision in the play by play'() {
    const table = played(needed, made('ann'));
    equal(openDecision(table), null);
    equal(table.feed.at(-1).text, 'Ann for the Owls: Brock tries for third.');
    equal(played(needed, made(null)).feed.at(-1).text, 'The time of the Owls was up: Brock tries for third.');
  },

  'has somebody injured replaced before the next roll'() {
    const leaving = { ...state, must_leave: { side: 'away', player_id: 'brock', name: 'Lou Brock' } };
    const hurt = { event: 'player_injured', seq: 4, data: { side: 'away', player_id: 'brock', name: 'Lou Brock', play_number: 1, state: leaving } };
    const table = played({ event: 'play_resolved', seq: 3, data: { play_number: 1, outcome: 'single', description: 'Single', state, runs_scored: 0, outs_recorded: 0 } }, hurt);
    equal(mustLeave(table).player_id, 'brock');
    ok(table.feed.at(-1).text.includes('put somebody in'));
    equal([whoseMove(table, 'ann', NOW).what, whoseMove(table, 'ann', NOW).mine], ['replace', true]);
    const after = reduce(table, { event: 'substitution_made', seq: 5, data: { side: 'away', changes: [], lineups: { ...lineups, away: { players: [], left: [] } }, state } });
    equal(mustLeave(after), null);
    const undone = reduce(table, { event: 'play_undone', seq: 5, data: { play_number: 1, reason: 'r', state, lineups, pending_roll: null } });
    equal(mustLeave(undone), null);
  },

  'lets an injured player play on whom nobody can replace'() {
    const hurt = { event: 'player_injured', seq: 4, data: { side: 'away', player_id: 'brock', name: 'Lou Brock', play_number: 1, state } };
    const table = played({ event: 'play_resolved', seq: 3, data: { play_number: 1, outcome: 'single', description: 'Single', state, runs_scored: 0, outs_recorded: 0 } }, hurt);
    equal(whoseMove(table, 'ann', NOW).what, 'roll');
    ok(table.feed.at(-1).text.includes('they play on'));
  },

  'says what the cell allows'() {
    const refused = { code: 'rejected', message: 'Outcome does not match the card', errors: ['flyout_b LF', 'wild_pitch'] };
    equal(forPeople(refused), 'The card shows something else for these dice: fly B, left field, or wild pitch.');
    ok(forPeople({ code: 'conflict', message: 'Lou Brock is injured - substitute them first' }).startsWith('Lou Brock is injured'));
  },

  'leaves the dice of a card to the server'() {
    const extras = [{ extra_id: 'a', roll_id: 'r1', by: 'card' }, { extra_id: 'b', roll_id: 'r1' }];
    equal(extrasRead(extras, { roll_id: 'r1', roll_number: 1 }).ids, ['b']);
  },

  'brings players in by their cards'() {
    const bench = [{ id: 'brock', name: 'Lou Brock' }, { id: 'flood001', name: 'Curt Flood' }];
    equal(freeOf(bench, lineups).map(({ id }) => id), ['flood001']);
    equal(changes(lineups, 'away', { 1: { name: 'curt flood', position: 'LF' } }, bench)[0].player.id, 'flood001');
  },

  'finds a card set by its address'() {
    const hash = '0a'.repeat(32);
    equal([readRoute(`#cards=${hash}&of=g`).cards, readRoute(`#cards=${hash}&of=g`).of], [hash, 'g']);
    equal(readRoute('#cards=../x').cards, null);
    equal(routeTo({ cards: hash }), `#cards=${hash}`);
  },
};
