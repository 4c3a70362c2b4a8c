/**
 * The book: how each logged event is written down, replayed or live. Each entry gives the parts of
 * the table that are different after it. Pure.
 */
import { changesInWords } from './change-words.js';
import { orderInWords } from './defense.js';
import { headlineOf } from './headline.js';
import { nameOf } from './lineup.js';
import { CARD_BOOK } from './card-book.js';
import { FAIR_BOOK, afterChange, afterEnd, afterOpening, afterPlay, afterSeat, afterUndo, afterVoid, entropyGiven, rolled } from './book-fair.js';
import { formsFrom } from './extra-dice.js';
import { optionsFrom } from './options.js';
import { outcomeOf } from './outcomes.js';
import { playInWords } from './told.js';
import { capital, personName, theTeam } from './words.js';
import { worthOf } from './worth.js';

/** As many stand in the talk; the book has them all. */
const MOST_ANNOUNCEMENTS = 20;

export const BOOK = {
  ...FAIR_BOOK,
  ...CARD_BOOK,
  game_created: (_, data, seq) => ({
    created: { league: data.league, public: data.public, options: data.options, ...(data.card_sets && { card_sets: data.card_sets }) },
    admin: data.admin ?? null,
    umpire: data.umpire ?? null,
    options: optionsFrom(data.options),
    diceForms: formsFrom(data.dice_forms),
    seeds: [{ seq, commitment: data.commitment, seed: null }],
    teams: { away: team(data.away, 'Visitors'), home: team(data.home, 'Home') },
    ...beginning({ away: starters(data.away), home: starters(data.home) }),
  }),
  seat_taken: (table, data, seq) => ({
    ...afterSeat(table, data.side, data),
    teams: { ...table.teams, [data.side]: { ...table.teams[data.side], manager: { user_id: data.user_id, name: data.name } } },
    feed: [...table.feed, note(table, seq, `${personName(data)} manages ${theTeam(table.teams[data.side].name)}.`)],
  }),
  seat_opened: (table, data, seq) => ({
    ...afterOpening(table, seq),
    teams: { ...table.teams, [data.side]: { ...table.teams[data.side], manager: null } },
    feed: [...table.feed, note(table, seq, openedInWords(table, data))],
  }),
  entropy_given: entropyGiven,
  game_started: (table, { state }, seq) => ({
    stateThen: state ?? table.stateThen,
    feed: [...table.feed, note(table, seq, 'Play ball!')],
  }),
  dice_rolled: (table, roll, seq) => ({
    ...rolled(table, roll, seq),
    ...(roll.plans?.defense && { stateThen: standing(table, roll.plans.defense) }),
    rolls: [...table.rolls, { ...roll, seq }],
  }),
  play_resolved: (table, data, seq) => ({
    ...afterPlay(table),
    turns: turned(table, 'play_resolved', data, seq),
    feed: [...table.feed, playLine(table, data, seq)],
    plays: [...table.plays, { seq, before: table.stateThen, play: data, lineups: table.lineupsThen }],
    half: halfOf(table, data),
    beforeLastPlay: table.stateThen && { playNumber: data.play_number, state: table.stateThen },
    stateThen: data.state ?? null,
  }),
  lineup_set: (table, { side, lineups }, seq) => ({
    feed: [...table.feed, note(table, seq, `${capital(theTeam(table.teams[side].name))} have handed in their lineup.`)],
    lineupsThen: lineups ?? table.lineupsThen,
    began: { ...table.began, ...(lineups && { [side]: lineups[side] }) },
  }),
  substitution_made: (table, data, seq) => ({
    ...afterChange(table, data.side, data),
    feed: [...table.feed, changeLine(table, seq, data.side, changesInWords(table.lineupsThen?.[data.side], data.changes ?? []))],
    lineupsThen: data.lineups ?? table.lineupsThen,
    stateThen: data.state ?? table.stateThen,
  }),
  defense_set: (table, data, seq) => ({
    ...afterChange(table, inTheField(table), data),
    feed: withDefense(table, data, seq),
    stateThen: standing(table, fieldersOf(data)),
  }),
  roll_voided: (table, data, seq) => ({
    ...afterVoid(table),
    turns: turned(table, 'roll_voided', data, seq),
    feed: [...table.feed, note(table, seq, `A roll was voided: ${data.reason}`)],
  }),
  play_undone: (table, data, seq) => ({
    ...afterUndo(table, data),
    turns: turned(table, 'play_undone', data, seq),
    feed: [
      ...takenBack(table.feed, data.play_number),
      note(table, seq, `Play ${data.play_number} was undone: ${data.reason}${whatItWas(table.feed, data.play_number)}`),
    ],
    plays: table.plays.filter(({ play }) => play.play_number < data.play_number),
    half: halfOf(table, data),
    completed: null,
    beforeLastPlay: null,
    stateThen: data.state ?? null,
    lineupsThen: data.lineups ?? table.lineupsThen,
    seeds: data.commitment
      ? [...table.seeds, { seq, commitment: data.commitment, seed: null }]
      : table.seeds,
  }),
  announcement: (table, { from, name, text, at }, seq) => ({
    announcements: [...table.announcements, { seq, from, name, text, at }].slice(-MOST_ANNOUNCEMENTS),
    feed: [...table.feed, note(table, seq, `${name ?? 'The admin'} announces: ${text}`)],
  }),
  decision_changed: (table, { decisions, winning_pitcher }, seq) => ({
    completed: table.completed && { ...table.completed, decisions },
    feed: [...table.feed, note(table, seq, `The official scorer gives the win to ${nameOf(table.lineupsThen, winning_pitcher)}.`)],
  }),
  game_completed: (table, data, seq) => ({
    ...afterEnd(table),
    completed: {
      reason: data.reason,
      winner: data.winner,
      note: data.note ?? null,
      decisions: data.decisions ?? {},
      scorersChoice: data.scorers_choice ?? [],
    },
    seeds: [...table.seeds.slice(0, -1), { ...table.seeds.at(-1), seed: data.seed ?? null }],
    feed: [...table.feed, { ...note(table, seq, ''), kind: 'end', reason: data.reason, winner: data.winner, note: data.note ?? null }],
  }),
};

/** What the state does not say again until the next play: how the side in the field stands. */
const standing = ({ stateThen }, defense) => stateThen && { ...stateThen, defense };

export const fieldersOf = ({ game_id: _game, at: _at, by: _by, ...defense }) => defense;

/** "Bob no longer manages the Owls: their seat is open again." */
function openedInWords({ teams }, { side }) {
  const { name, manager } = teams[side];
  const gone = manager ? `${personName(manager)} no longer manages ${theTeam(name)}: their seat` : `The seat of ${theTeam(name)}`;
  return `${gone} is open again.`;
}

const turned = ({ turns }, event, { roll_id, later_rolls }, seq) => [...turns, { event, seq, roll_id, later_rolls }];

const halfOf = ({ half }, { state }) => (state ? { inning: state.inning, half: state.half } : half);

const inTheField = ({ half }) => (half.half === 'top' ? 'home' : 'away');

function team(given, fallback) {
  return { name: given?.name ?? fallback, manager: given?.manager ?? null, abbrev: given?.abbrev ?? null, color: given?.color ?? null };
}

function starters(team) {
  const players = (team?.lineup ?? []).map(({ order, player, position }) => ({ order, ...player, position }));
  return { players, left: [] };
}

const beginning = (lineups) => ({ lineupsThen: lineups, began: lineups });

/** With a play goes what was changed in the lineups after it. */
function takenBack(feed, playNumber) {
  const from = feed.findLastIndex((line) => line.playNumber === playNumber);
  const undone = ({ kind }, index) => index === from || (index > from && kind === 'change');
  return feed.map((line, index) => (undone(line, index) ? { ...line, undone: true } : line));
}

function whatItWas(feed, playNumber) {
  const line = feed.findLast((each) => each.playNumber === playNumber && !each.undone);
  return line ? ` (it was: ${playInWords(line)})` : '';
}

/** A side that thinks again before the roll has one line, not one for each click. */
function withDefense(table, data, seq) {
  const side = inTheField(table);
  const line = { ...changeLine(table, seq, side, [orderInWords(data)]), defense: true };
  const last = table.feed.at(-1);
  const again = last?.defense && !last.undone && last.seq > (table.rolls.at(-1)?.seq ?? 0);
  return [...(again ? table.feed.slice(0, -1) : table.feed), line];
}

function changeLine(table, seq, side, sentences) {
  return { ...note(table, seq, sentences.join(' ')), kind: 'change', team: table.teams[side].name, undone: false };
}

function note({ half }, seq, text) {
  return { kind: 'note', seq, ...half, text };
}

function playLine({ half, rolls, stateThen, teams }, data, seq) {
  return {
    kind: 'play',
    seq,
    ...half,
    playNumber: data.play_number,
    batter: data.batter?.name ?? '',
    description: data.description,
    notation: data.batter_result || (data.notation ?? '').split('.')[0],
    onTheBases: outcomeOf(data.outcome)?.onTheBases ?? false,
    isHit: data.is_hit,
    errors: data.errors ?? [],
    headline: headlineOf({ before: stateThen, play: data }, teams),
    wpa: data.wpa ?? null,
    li: data.li ?? null,
    runs: data.runs_scored,
    outs: data.outs_recorded > 0 ? outsAfter(half, data.state) : 0,
    score: data.state?.score ?? null,
    worth: worthOf(data),
    roll: rolls.findLast(({ roll_id }) => roll_id === data.roll_id) ?? null,
    undone: false,
  };
}

/** How many are out now; the third ends the half, and the state may already be in the next. */
function outsAfter({ inning, half }, state) {
  const sameHalf = state?.inning === inning && state.half === half;
  return sameHalf && state.outs > 0 ? state.outs : 3;
}
