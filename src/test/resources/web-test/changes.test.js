import { card, changes, missing, openPlaces, positionsFor, usualChanges, wholeLineup } from '/app/changes.js';
import { changesInWords } from '/app/change-words.js';
import { h, render } from '/app/h.js';
import { lineupRights } from '/app/rights.js';
import { newTable, reduce, situation } from '/app/table.js';
import { LineupCard } from '/app/views/lineup-card.js';
import { equal, ok, until } from './assert.js';

const PLACES = ['CF', '2B', 'SS', '1B', 'RF', '3B', 'LF', 'C', 'DH'];
const nine = (side, more = {}) => ({
  players: [...PLACES, 'P'].map((position, index) => {
    const order = position === 'P' ? 0 : index + 1;
    return { order, id: `${side}-${order}`, name: `${side} ${order}`, position, ...more[order] };
  }),
  left: [],
});
const lineups = (home = nine('home')) => ({ away: nine('away'), home });
const state = (more = {}) => ({
  status: 'in_progress', play_number: 4, inning: 3, half: 'bottom', outs: 1, at_bat: 'home',
  score: { away: 0, home: 0 }, bases: { 1: { order: 4, name: 'home 4' }, 2: null, 3: null },
  batter: { order: 5 }, defense: { infield: 'back' }, ...more,
});
const inTheField = { half: 'top', at_bat: 'away' };

const LOST = 'The designated hitter is lost: from now on the pitcher bats.';

/** A lineup card in the document, folded. */
function cardOf(more) {
  const root = document.body.appendChild(document.createElement('div'));
  const table = { ...newTable('g'), state: state(more), lineups: lineups() };
  render(h(LineupCard, { session: { bench: () => [] }, table, side: 'home', name: 'The card' }), root);
  return root;
}

async function folds({ firstChild: card }, open) {
  const folded = new Promise((resolve) => card.addEventListener('toggle', resolve, { once: true }));
  card.open = open;
  await folded;
}

function fill(field, value, event) {
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

export default {
  'sends only what was written over'() {
    equal(changes(lineups(), 'home', {}), []);
    equal(changes(lineups(), 'home', { 3: { name: 'home 3', position: 'SS' } }), []);
    equal(changes(lineups(), 'home', { 7: { position: 'CF' }, 1: { name: '  Zoë O’Neil ', position: 'LF' } }), [
      { order: 1, player: { id: 'zoe-o-neil', name: 'Zoë O’Neil' }, position: 'LF' },
      { order: 7, player: { id: 'home-7', name: 'home 7' }, position: 'CF' },
    ]);
  },

  'says that the pitcher who leaves is hurt only when they leave'() {
    const draft = { 0: { injured: true } };
    equal(changes(lineups(), 'home', draft), []);
    equal(changes(lineups(), 'home', { 0: { injured: true, name: 'Lefty' } })[0].injured, true);
  },

  'knows a player in the game by name, and gives nobody an id that is taken'() {
    const double = { 7: { name: 'HOME 0', position: 'P' }, 9: { position: 'LF' } };
    equal(changes(lineups(), 'home', double).map(({ player }) => player.id), ['home-0', 'home-9']);
    equal(changes(lineups(), 'home', { 1: { name: 'away-2' } })[0].player.id, 'away-2-2');
    const two = changes(lineups(), 'home', { 1: { name: '山田' }, 2: { name: '田中' } });
    equal(two.map(({ player }) => player.id), ['player', 'player-2']);
    ok(changes(lineups(), 'home', { 1: { name: 'x'.repeat(64) } })[0].player.id.length <= 32, 'not too long');
  },

  'hands in the whole card before the game'() {
    const whole = wholeLineup(lineups(), 'away', { 2: { name: 'Moe' }, 9: { position: 'LF' }, 7: { position: 'DH' } });
    equal(whole.length, 10);
    equal(whole[1], { order: 2, player: { id: 'moe', name: 'Moe' }, position: '2B' });
    equal([whole[6].position, whole[8].position], ['DH', 'LF']);
  },

  'wants a name in every slot'() {
    equal(missing(nine('home'), { 0: { name: ' ' } }), 'Say who takes the mound');
    equal(missing(nine('home'), { 4: { position: 'CF' } }), null);
    equal(card(nine('home'), { 4: { name: 'Moe' } }).filter(({ changed }) => changed).map(({ order }) => order), [4]);
  },

  'offers to hit and to run only for whom it can be done'() {
    const at = (order, more) => positionsFor(nine('home').players.find((each) => each.order === order), { lineup: nine('home'), side: 'home', state: state(more) });
    ok(at(5).includes('PH') && !at(5).includes('PR'), 'the batter');
    ok(at(4).includes('PR') && !at(4).includes('PH'), 'the runner');
    ok(!at(5, inTheField).includes('PH'), 'nobody in the field');
    equal(at(0), ['P']);
    const usual = (more) => usualChanges({ lineup: nine('home'), side: 'home', state: state(more) }).map(({ key }) => key);
    equal(usual(), ['hitter', 'runner-4']);
    equal(usual(inTheField), ['pitcher']);
    equal(usual({ status: 'waiting' }), []);
  },

  'sees which place a pinch hitter has left open'() {
    const lineup = nine('home', { 7: { position: 'PH' } });
    equal(openPlaces({ lineup, side: 'home', state: state() }), []);
    equal(openPlaces({ lineup, side: 'home', state: state(inTheField) }), ['LF']);
    equal(usualChanges({ lineup, side: 'home', state: state(inTheField) })[0], { key: 'LF-7', label: 'home 7 stays in: LF', order: 7, position: 'LF' });
  },

  'tells of changes as a fan would'() {
    const told = (...given) => changesInWords(nine('home', { 6: { position: 'PH' } }), given.map(([order, id, position, injured]) => ({ order, player: { id, name: id === 'new' ? 'Moe' : `home ${id.slice(5)}` }, position, injured })));
    equal(told([5, 'new', 'PH'], [4, 'new', 'PR']), ['Moe bats for home 5.', 'Moe runs for home 4.']);
    equal(told([0, 'new', 'P', true]), ['Moe relieves home 0, who is hurt.']);
    equal(told([7, 'new', 'P']), ['Moe takes over on the mound and bats 7th, for home 7.', LOST]);
    equal(told([3, 'new', 'SS'], [8, 'new', 'C']), ['Moe replaces home 3, at shortstop.', 'Moe replaces home 8, behind the plate.']);
    equal(told([1, 'home-1', 'LF']), ['home 1 moves from center field to left field.']);
    equal(told([6, 'home-6', '3B']), ['home 6 stays in, at third base.']);
    equal(told([7, 'home-0', 'P']), ['home 0 takes home 7’s place in the order and bats 7th.', LOST]);
    equal(told([2, 'home-2', '2B']), []);
  },

  'tells of an old change by the lineup of then, and takes it back with the play before it'() {
    const lineup = nine('home').players.map(({ order, id, name, position }) => ({ order, player: { id, name }, position }));
    const log = [
      { event: 'game_created', seq: 1, data: { commitment: 'c', away: { name: 'A', lineup }, home: { name: 'H', lineup } } },
      { event: 'play_resolved', seq: 2, data: { play_number: 1, outcome: 'walk', description: 'Walk', state: state() } },
      { event: 'substitution_made', seq: 3, data: { side: 'home', changes: [{ order: 5, player: { id: 'moe', name: 'Moe' }, position: 'PH' }], lineups: lineups(nine('home', { 5: { id: 'moe', name: 'Moe' } })) } },
      { event: 'substitution_made', seq: 4, data: { side: 'home', changes: [{ order: 5, player: { id: 'joe', name: 'Joe' }, position: 'PH' }], lineups: lineups() } },
      { event: 'play_undone', seq: 5, data: { play_number: 1, reason: 'misread', state: state(), lineups: lineups() } },
    ];
    const { feed } = log.reduce((table, frame) => reduce(table, { ...frame, replay: true }), newTable('g'));
    equal(feed.map(({ text, undone }) => [text, undone]).slice(1, 3), [['Moe bats for home 5.', true], ['Joe bats for Moe.', true]]);
    equal(feed.at(-1).text, 'Play 1 was undone: misread (it was: Walk.)');
  },

  async 'keeps what was pasted on a card that is folded and opened again'() {
    const root = cardOf({ status: 'waiting' });
    const text = () => root.querySelector('textarea');
    equal(text(), null, 'nobody has opened it');
    await folds(root, true);
    await until(() => text() !== null, 'what is pasted into');
    fill(text(), '1 Lou Brock LF', 'input');
    await folds(root, false);
    await new Promise(requestAnimationFrame);
    await folds(root, true);
    await until(() => text() !== null, 'what was pasted into');
    equal(text().value, '1 Lou Brock LF');
    render(null, root);
    root.remove();
  },

  async 'says on the card that the designated hitter is lost, before it is handed in'() {
    const root = cardOf(inTheField);
    await folds(root, true);
    const part = (name) => root.querySelector(`[data-testid=${name}]`);
    await until(() => part('slot-home-7') !== null, 'the card');
    fill(part('slot-home-7'), 'Moe', 'input');
    fill(part('place-home-7'), 'P', 'change');
    await until(() => part('card-told-home').textContent.includes(LOST), 'what it comes to');
    render(null, root);
    root.remove();
  },

  'introduces who is up when a lineup is handed in before the game'() {
    const away = nine('away', { 1: { id: 'moe', name: 'Moe' } });
    const table = { ...newTable('g'), state: state({ status: 'waiting', batter: { name: 'away 1' } }), lineups: lineups() };
    const after = reduce(table, { event: 'lineup_set', seq: 2, data: { side: 'away', lineups: { ...lineups(), away } } });
    equal([after.state.batter.name, after.state.on_deck.name, after.state.pitcher.name], ['Moe', 'away 2', 'home 0']);
    equal(after.feed.at(-1).text, 'The Visitors have handed in their lineup.');
  },

  'looks the quick table up again when the situation is another, and not for a roll'() {
    const table = { ...newTable('g'), state: state(), lineups: lineups() };
    const after = (event, data) => situation(reduce(table, { event, data, seq: 9 }));
    equal(after('dice_rolled', { roll_id: 'r' }), situation(table));
    ok(after('defense_set', { infield: 'in', hold_runners: [] }) !== situation(table), 'the infield comes in');
    ok(after('play_undone', { play_number: 4, state: state({ outs: 0 }) }) !== situation(table), 'a play is undone');
    const moved = lineups();
    moved.away = nine('away', { 7: { position: 'PH' } });
    ok(after('substitution_made', { side: 'away', changes: [], lineups: moved }) !== situation(table), 'a place is open');
  },

  'lets a manager change their own card, and the admin any, another’s only on purpose'() {
    const teams = { away: { manager: { user_id: 'bob' } }, home: { manager: null } };
    const table = { ...newTable('g'), state: state(), teams, admin: { user_id: 'ann' }, role: 'manager', sides: ['away'] };
    equal(lineupRights(table, 'bob'), { own: ['away'], other: [] });
    equal(lineupRights({ ...table, role: 'admin', sides: [] }, 'ann'), { own: ['home'], other: ['away'] });
    equal(lineupRights({ ...table, role: 'spectator', sides: [] }, 'cy'), { own: [], other: [] });
    equal(lineupRights({ ...table, state: state({ status: 'completed' }) }, 'bob'), { own: [], other: [] });
  },
};
