import { serverNow } from '../clock.js';
import { basesInWords, hostOf, moveIn, seatsIn, sidesOf, standing, winnerOf } from '../game-list.js';
import { h } from '../h.js';
import { optionsInShort } from '../options.js';
import { routeTo } from '../route.js';
import { SIDES, capital, personName, shortName, theTeam } from '../words.js';

/** A game as a scoreboard shows it: who plays, how it stands, and for its managers whose move it is. */
export function GameCard({ game, identity }) {
  const move = moveIn(game, identity.userId, serverNow());
  const playing = game.status === 'in_progress';
  return h('a', { class: `game-card ${move?.mine ? 'my-move' : ''}`, href: routeTo({ gameId: game.game_id }), 'data-testid': `game-${game.game_id}`, 'data-status': game.status }, [
    h('span', { class: 'game-head' }, [
      h('span', { class: 'game-status', 'data-status': game.status }, standing(game)),
      playing && !game.redacted && h(Moment, { game }),
    ]),
    SIDES.map((side) => h(Team, { key: side, game, side, identity })),
    move && h('span', { class: 'game-move', 'data-testid': `move-${game.game_id}` }, move.text),
  ]);
}

function Team({ game, side, identity }) {
  const { name, color, manager } = game[side];
  const lost = game.status === 'completed' && winnerOf(game) !== null && winnerOf(game) !== side;
  const bats = game.status === 'in_progress' && !game.redacted && (game.half === 'bottom') === (side === 'home');
  return h('span', { class: `game-team ${lost ? 'lost' : ''} ${bats ? 'bats' : ''}`, style: color ? { '--team': color } : undefined }, [
    h('span', { class: 'game-team-name' }, name),
    h('span', { class: 'game-manager' }, managerIn(manager, identity)),
    h('span', { class: 'game-score' }, game.status === 'waiting' ? '' : (game.score?.[side] ?? '')),
  ]);
}

function managerIn(manager, identity) {
  if (manager === null) {
    return 'open seat';
  }
  return manager.user_id === identity.userId ? 'you' : personName(manager) || 'somebody';
}

const PLACES = { 1: [25, 15], 2: [16, 6], 3: [7, 15] };

/** The bases and the outs, as small as on a scorebug. */
function Moment({ game: { bases = [], outs = 0 } }) {
  return h('span', { class: 'game-moment' }, [
    h('span', { class: 'visually-hidden' }, basesInWords(bases)),
    h('svg', { viewBox: '0 0 32 28', 'aria-hidden': true }, [
      ...Object.entries(PLACES).map(([base, [x, y]]) =>
        h('rect', { key: base, class: bases.includes(Number(base)) ? 'taken' : '', x: x - 4.5, y: y - 4.5, width: 9, height: 9, transform: `rotate(45 ${x} ${y})` }),
      ),
      ...[1, 2].map((out) => h('circle', { key: `out-${out}`, class: out <= outs ? 'taken' : '', cx: 12 + (out - 1) * 8, cy: 25, r: 2.4 })),
    ]),
  ]);
}

/** A seat that anybody may take: who waits there, for which side, and how it is played. */
export function SeatRow({ game, identity }) {
  const own = sidesOf(game, identity.userId).length > 0;
  return h('div', { class: 'seat-row', 'data-testid': `seats-${game.game_id}` }, [
    h('span', { class: 'seat-teams' }, `${game.away.name} at ${game.home.name}`),
    h('span', { class: 'seat-host' }, `${hostOf(game)}. ${optionsInShort(game.options, false)}.`),
    h('span', { class: 'seat-takes' }, seatsIn(game).map(({ side, invitation }) =>
      h('a', { key: side, class: 'secondary small', href: routeTo({ gameId: game.game_id, invitation, seat: side }), 'data-testid': `seat-${side}-${game.game_id}` }, `Manage ${theTeam(game[side].name)}`),
    )),
    seatsIn(game).length === 0 && !own && h('a', { class: 'quiet', href: routeTo({ gameId: game.game_id }) }, 'Watch'),
  ]);
}

/** A game that is over, on one line. */
export function ResultRow({ game }) {
  const winner = winnerOf(game);
  return h('a', { class: 'result-row', href: routeTo({ gameId: game.game_id }), 'data-testid': `game-${game.game_id}` }, [
    SIDES.map((side) => h('span', { key: side, class: `result-team ${winner === side ? 'won' : ''}` }, [
      h('span', { class: 'result-long' }, game[side].name),
      h('span', { class: 'result-short', 'aria-hidden': true }, game[side].abbrev ?? shortName(game[side].name)),
      h('b', null, game.score?.[side] ?? ''),
    ])),
    h('span', { class: 'result-how' }, capital(standing(game))),
  ]);
}
