/**
 * The page's table on a recorded game, without a server: its frames are told to the page's own session, as a connection would tell
 * them.
 */
import { h, render } from '/app/h.js';
import { players } from '/app/lineup.js';
import { readRoute } from '/app/route.js';
import { TableSession } from '/app/table-session.js';
import { Table } from '/app/views/table.js';

/** The style sheets of the page, in its order. */
async function dressed() {
  const page = new DOMParser().parseFromString(await (await fetch('/index.html')).text(), 'text/html');
  const sheets = [...page.querySelectorAll('link[rel=stylesheet]')].map((link) => {
    const copy = document.createElement('link');
    copy.rel = 'stylesheet';
    copy.href = link.getAttribute('href');
    document.head.append(copy);
    return new Promise((loaded) => copy.addEventListener('load', loaded));
  });
  await Promise.all(sheets);
}

const lineupOf = ({ lineup }) => ({ players: lineup.map(({ order, player, position }) => ({ order, ...player, position })), left: [] });

/**
 * @param {any[]} frames of a game, from `game_created` on
 * The page of the game that is open is the one that the fragment of the address names.
 *
 * @param {{role?: string, sides?: string[], userId?: string, connection?: string}} who looks
 */
export async function openTable(frames, { role = 'spectator', sides = [], userId = 'cy', connection = 'live' } = {}) {
  await dressed();
  const created = frames.find(({ event }) => event === 'game_created').data;
  const started = frames.find(({ event }) => event === 'game_started').data;
  const lineups = { away: lineupOf(created.away), home: lineupOf(created.home) };
  let hear;
  const socket = { onAny: (listener) => (hear = listener), offAny: () => {}, game: () => undefined, request: () => Promise.resolve({}) };
  const scene = { draws: 0, frames, at: 0, lineups, players: players(lineups.away), route: readRoute() };
  const draw = () => {
    scene.draws += 1;
    render(h(Table, { session: scene.session, identity: { userId, name: userId }, connection, route: scene.route }), document.getElementById('app'));
  };
  scene.session = new TableSession(socket, { gameId: created.game_id, invitation: null, seat: null }, draw);
  scene.session.stage = 'seated';
  scene.tell = (event, data, more = {}) => hear(event, { game_id: created.game_id, ...data }, { event, data, ...more });
  scene.tell('game_joined', { role, sides, seq: 1, state: { ...started.state, status: 'waiting' }, lineups, participants: [], pending_roll: null });
  addEventListener('hashchange', () => {
    scene.route = readRoute();
    draw();
  });
  /** When what was told has been drawn. */
  scene.drawn = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  /** The next frame of the game. */
  scene.next = () => {
    const { event, data, seq } = frames[scene.at++];
    scene.tell(event, data, { seq });
    return { event, data };
  };
  /** Goes on to the first frame that is as wanted, and does not tell that one yet; drops what is told too fast to be seen. */
  scene.goTo = (wanted) => {
    while (scene.at < frames.length && !wanted(frames[scene.at])) {
      scene.next();
    }
    return frames[scene.at];
  };
  return scene;
}
