import { Component, h } from '../h.js';
import { duelSides } from '../rights.js';
import { battingSide } from '../table.js';
import { endInWords, sentence } from '../told.js';
import { inningName, outsName } from '../words.js';
import { PlayWorth } from './chances.js';
import { Dispute } from './dispute.js';
import { still } from './still.js';

/** How much of the game stands there unasked: two innings. */
const HALVES_SHOWN = 4;

/** A long game has more lines than anybody reads at once, and each costs something with every play. */
const MOST_LINES = 100;

/** The plays so far, the latest on top, under their half-innings: the last two innings, and page by page the whole game. */
export class Feed extends Component {
  constructor() {
    super();
    /* `page`: null for the last two innings. */
    this.state = { page: null };
  }

  turn(page) {
    this.setState({ page });
  }

  render({ session, table }, { page }) {
    const groups = halves(table.feed, page === null ? HALVES_SHOWN : Infinity);
    const duel = duelSides(table);
    const last = Math.max(0, Math.ceil(table.feed.length / MOST_LINES) - 1);
    const at = Math.min(page ?? 0, last);
    const shown = linesOf(groups, at * MOST_LINES);
    const to = (where, testid, label) => h('button', { class: 'secondary', type: 'button', 'data-testid': testid, onClick: () => this.turn(where) }, label);
    return h('section', { class: 'feed', 'aria-labelledby': 'feed-title' }, [
      h('h2', { id: 'feed-title', class: 'visually-hidden' }, 'Play by play'),
      groups.length === 0 && h('p', { class: 'quiet-text' }, 'Nothing has happened yet. The grounds crew is done.'),
      h('div', { 'data-testid': 'feed', class: 'feed-lines' }, shown.map((group) => h(HalfInning, { key: group.lines.at(-1).seq, group, session, table, duel }))),
      h('div', { class: 'row' }, [
        at > 0 && to(at - 1, 'feed-later', 'Later'),
        page === null && shown.reduce((count, { lines }) => count + lines.length, 0) < table.feed.length && to(0, 'feed-whole', 'The whole game'),
        page !== null && at < last && to(at + 1, 'feed-earlier', 'Earlier'),
      ]),
    ]);
  }
}

/** A page of lines under their half-innings, from a line on. */
function linesOf(groups, from) {
  let passed = -from;
  return groups.flatMap((group) => {
    const lines = group.lines.slice(Math.max(0, -passed), Math.max(0, MOST_LINES - passed));
    passed += group.lines.length;
    return lines.length > 0 ? [{ ...group, lines }] : [];
  });
}

function HalfInning({ group, session, table, duel }) {
  return h('section', { class: 'feed-half' }, [
    h('h3', null, `${inningName(group)}, ${table.teams[battingSide(group.half)].name}`),
    h('ol', { reversed: true }, group.lines.map((line) =>
      h(Line, { key: line.seq, line, session, teams: table.teams, disputable: line.kind === 'play' && mayDispute(line, duel) }),
    )),
  ]);
}

/** @returns {{inning: number, half: string, lines: any[]}[]} latest first, and so the lines in each */
function halves(feed, most) {
  const groups = [];
  for (let index = feed.length - 1; index >= 0; index -= 1) {
    const line = feed[index];
    const current = groups.at(-1);
    if (current?.inning === line.inning && current.half === line.half) {
      current.lines.push(line);
    } else if (groups.length === most) {
      break;
    } else {
      groups.push({ inning: line.inning, half: line.half, lines: [line] });
    }
  }
  return groups;
}

/** A line of the book is never changed: another takes its place. */
const Line = still(Told, ({ line, session, teams, disputable }) => [line, session, teams, disputable]);

function Told({ line, session, teams, disputable }) {
  switch (line.kind) {
    case 'play':
      return h(PlayLine, { line, session, teams, disputable });
    case 'change':
      return h(ChangeLine, { line });
    case 'end':
      return h('li', { class: 'line end' }, endInWords(line, teams));
    default:
      return h('li', { class: 'line note' }, line.text);
  }
}

function ChangeLine({ line: { team, text, undone } }) {
  return h('li', { class: undone ? 'line change undone' : 'line change' }, [
    h('span', { class: 'line-text' }, [h('span', { class: 'line-batter' }, `${team}: `), text]),
    undone && h('span', { class: 'line-undone' }, ' (undone)'),
  ]);
}

/** A play that the other side submitted, once. */
function mayDispute({ undone, half, disputedBy }, duel) {
  return !undone && duel.length === 1 && duel[0] !== battingSide(half) && !(disputedBy ?? []).includes(duel[0]);
}

function PlayLine({ line, session, teams, disputable }) {
  const kind = [line.runs > 0 && 'scoring', line.isHit && 'hit', line.undone && 'undone'];
  return h('li', { class: `line play-line ${kind.filter(Boolean).join(' ')}`, 'data-testid': `play-${line.playNumber}` }, [
    h('span', { class: 'notation', 'aria-hidden': true }, line.notation || '·'),
    h('span', { class: 'line-text' }, [
      !line.onTheBases && h('span', { class: 'line-batter' }, `${line.batter}: `),
      sentence(line.description),
      line.onTheBases && h('span', { class: 'quiet-text' }, ` ${line.batter} at bat.`),
      line.undone && h('span', { class: 'line-undone' }, ' (undone)'),
      line.disputedBy && h('span', { class: 'line-disputed' }, ' (disputed)'),
      disputable && h(Dispute, { session, number: line.playNumber }),
    ]),
    h('span', { class: 'line-end' }, [
      line.runs > 0 && line.score && h('span', { class: 'line-tally' }, `${teams.away.name} ${line.score.away}, ${teams.home.name} ${line.score.home}`),
      line.outs > 0 && h('span', { class: 'line-outs' }, outsName(line.outs)),
      h(PlayWorth, { line, teams }),
      line.roll && h('span', { class: 'line-dice', title: 'Column and row, split, chaos' }, `dice ${line.roll.d6_one}–${line.roll.d6_two_total} · ${line.roll.resolution_d20} · ${line.roll.chaos_d20}`),
    ]),
  ]);
}
