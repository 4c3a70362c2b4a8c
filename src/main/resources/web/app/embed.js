/** One game without an account, for a frame or an overlay: the score, the situation, and what happened last. */
import { watch } from './event-stream.js';
import { h, render } from './h.js';
import { SIDES, inningName, outsName, shortName } from './words.js';

const gameId = location.pathname.split('/').at(-1);
const overlay = document.body.classList.contains('overlay');
const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
const headers = ticket ? { ticket } : {};
const path = `/api/games/${encodeURIComponent(gameId)}`;
const root = document.getElementById('game');

const game = { teams: null, state: null, last: '' };

async function show() {
  gone(await watch(path, { headers, onGame: began, onEvent: happened, onAway: away }));
}

/** What was shown stays meanwhile. */
function away() {
  if (game.state === null) {
    gone();
  }
}

function began({ state, setup }) {
  Object.assign(game, { teams: setup, state, last: '' });
  draw();
  readLastPlay().catch(() => {}); // the next play brings another
}

async function readLastPlay() {
  const after = Math.max(0, game.state.play_number - 2);
  const response = await fetch(`${path}/plays?after=${after}`, { headers, cache: 'no-store' });
  const { plays } = response.ok ? await response.json() : { plays: [] };
  if (game.last === '' && plays.length > 0) {
    game.last = plays.at(-1).description;
    draw();
  }
}

function happened(event, data) {
  if (data.state) {
    game.state = data.state;
  }
  if (event === 'game_completed') {
    game.state = { ...game.state, status: 'completed' };
  } else if (event === 'play_resolved') {
    game.last = data.description;
  } else if (event === 'play_undone') {
    game.last = `Play ${data.play_number} was undone`;
  }
  draw();
}

function gone(status) {
  const why = status === 404 || status === 401
    ? 'This game is not open to everybody.'
    : 'This game cannot be shown right now.';
  render(h('p', { class: 'what', 'data-testid': 'gone' }, why), root);
}

function draw() {
  const { teams, state, last } = game;
  const playing = state.status === 'in_progress';
  document.title = SIDES.map((side) => `${teams[side].name} ${state.score[side]}`).join(', ');
  render([
    h('section', { class: 'bug', 'aria-label': 'Score' }, [
      SIDES.map((side) => h(Team, { key: side, side, team: teams[side], state, playing })),
      h(Situation, { state, playing }),
    ]),
    playing && h('p', { class: 'who' }, [
      h(Who, { what: 'At bat', player: state.batter }),
      h(Who, { what: 'Pitching', player: state.pitcher }),
    ]),
    last && h('p', { class: 'last', 'data-testid': 'last-play' }, last),
    h('a', { href: `/game/${gameId}`, target: '_blank', rel: 'noopener' }, 'Watch the game'),
  ], root);
}

function Team({ side, team, state, playing }) {
  const name = overlay ? (team.abbrev ?? shortName(team.name)) : team.name;
  const style = team.color ? { '--team': team.color } : undefined;
  return h('div', { class: playing && state.at_bat === side ? 'team at-bat' : 'team' }, [
    h('span', { class: 'name', style }, name),
    h('span', { class: 'score', 'data-testid': `score-${side}` }, state.status === 'waiting' ? '' : state.score[side]),
  ]);
}

const BASES = { 1: [24, 14], 2: [16, 6], 3: [8, 14] };

function Situation({ state, playing }) {
  return h('div', { class: 'situation' }, [
    playing && h('svg', { viewBox: '0 0 32 22', 'aria-hidden': true }, Object.entries(BASES).map(([base, [x, y]]) =>
      h('rect', { key: base, class: state.bases[base] ? 'taken' : '', x: x - 4, y: y - 4, width: 8, height: 8, transform: `rotate(45 ${x} ${y})` }),
    )),
    h('span', { 'data-testid': 'inning' }, where(state)),
    playing && h('span', { 'data-testid': 'outs' }, outsName(state.outs)),
  ]);
}

function where(state) {
  return { waiting: 'Before the first pitch', completed: 'Final' }[state.status] ?? inningName(state);
}

function Who({ what, player }) {
  return h('span', null, [h('span', { class: 'what' }, `${what} `), player?.name ?? '—']);
}

show();
