import { TOLD, againOf, becomesAgreed, mayPlayAgain, nextGames } from '/app/again.js';
import { h, render } from '/app/h.js';
import { visit } from '/app/identity.js';
import { linkTo, site } from '/app/route.js';
import { newTable, reduce } from '/app/table.js';
import { Again } from '/app/views/again.js';
import { equal, ok, until } from './assert.js';

const ANN = { user_id: 'ann', name: 'Ann' };
const BOB = { user_id: 'bob', name: 'Bob' };
const CAROL = { user_id: 'carol', name: 'Carol' };
const [THIS, FIRST, SECOND, GONE, MADE] = ['1', '2', '3', '4', '5'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);

const CREATED = {
  league: 'sba', public: false, options: { innings: 7, rulings: 'admin' }, admin: ANN, commitment: 'c',
  away: { name: 'Owls', abbrev: 'OWL', color: null, manager: ANN, lineup: sent('lou', 'DH') },
  home: { name: 'The Millers', abbrev: null, color: '#123456', manager: BOB, lineup: sent('max', 'DH') },
};

/** A batter and the pitcher, as a lineup is sent; and as the server tells of it. */
function sent(name, position) {
  return [{ order: 1, player: { id: name, name }, position }, { order: 0, player: { id: `${name}-p`, name: `${name}-p` }, position: 'P' }];
}

const told = (name, position) => ({ players: sent(name, position).map(({ player, ...place }) => ({ ...place, ...player, today: 'HR' })), left: [] });

const PLAY = { event: 'play_resolved', data: { play_number: 1, outcome: 'walk', description: 'Walk', state: null } };

/** Ann visits Bob. */
function over({ created = {}, log = [PLAY], ...more } = {}) {
  const frames = [{ event: 'game_created', data: { ...CREATED, ...created } }, ...log];
  const table = frames.reduce((before, frame, index) => reduce(before, { ...frame, seq: index + 1, replay: true }), newTable(THIS));
  return { ...table, sides: ['away'], role: 'manager', ...more };
}

const said = ({ user_id: from, name }, gameId, id = 1) => ({ message_id: id, from, name, channel: 'game', text: `${TOLD}${linkTo({ gameId })}`, at: '2026-06-01T12:00:00Z' });

const json = (body, status = 200) => new Response(JSON.stringify(body), { status });

/**
 * The button of a finished game before a server that has the games `FIRST` and `SECOND`. `asked`: what it was asked for; `sent`:
 * what was said in the talk; `state`: that of the games that are there.
 */
async function shows({ table = over(), make = async () => json({ game_id: MADE, invitations: {} }), state = { status: 'waiting', play_number: 0 } }, then) {
  const real = globalThis.fetch;
  const scene = { root: document.createElement('div'), asked: [], sent: [], makes: null };
  const answers = { '/api/games': (request) => make(JSON.parse(request.body)) };
  globalThis.fetch = async (path, request) => {
    scene.asked.push(`${request.method} ${path}`);
    const isThere = [FIRST, SECOND].some((gameId) => path === `/api/games/${gameId}`);
    return answers[path]?.(request) ?? (isThere ? json({ sides: ['home'], state }) : json({ code: 'not_found' }, 404));
  };
  const session = {
    invitation: null,
    command: (event, { text }) => {
      scene.sent.push(text);
      return new Promise(() => {}); // the connection does not come back
    },
  };
  scene.draws = (shown) => render(h(Again, { session, table: shown, identity: { userId: 'ann' } }), scene.root);
  scene.sees = (testid) => scene.root.querySelector(`[data-testid=${testid}]`);
  try {
    visit();
    scene.draws(table);
    await then(scene);
  } finally {
    render(null, scene.root);
    globalThis.fetch = real;
    history.replaceState(null, '', location.pathname);
  }
}

export default {
  'changes the sides and keeps the rules'() {
    const umpire = { user_id: 'uma', name: 'Uma' };
    equal(againOf(over({ created: { umpire } }), 'ann'), {
      league: 'sba', public: false, options: { innings: 7, rulings: 'admin' }, rematch_of: THIS, umpire: 'uma',
      away: { name: 'The Millers', color: '#123456', manager: 'bob', lineup: sent('max', 'DH') },
      home: { name: 'Owls', abbrev: 'OWL', manager: 'ann', lineup: sent('lou', 'DH') },
    });
  },

  'is for who manages a side, when something was played and nobody is missing'() {
    const open = { ...over().teams, home: { name: 'The Millers', manager: null } };
    equal([over(), over({ sides: [] }), over({ teams: open }), over({ log: [] })].map(mayPlayAgain), [true, false, false, false]);
  },

  'lets the cards go with their teams'() {
    const [owls, millers, more, others] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64));
    const sets = (...before) => againOf(over({ created: { card_sets: before } }), 'ann').card_sets;
    equal(sets(owls, millers), [millers, owls], 'the visitors play at home with the cards that they had');
    equal(sets(owls), [owls], 'both have the same');
    equal([sets(owls, millers, more), sets(owls, millers, more, others)], [[millers, owls, more], [millers, owls, more, others]], 'those of neither side stay');
    ok(!('card_sets' in againOf(over(), 'ann')), 'a game on paper names none');
  },

  'begins with the lineups that were handed in, and not with those of the first play'() {
    const handedIn = { event: 'lineup_set', data: { side: 'away', lineups: { away: told('stan', 'DH'), home: told('max', 'DH') } } };
    const changed = { event: 'substitution_made', data: { side: 'away', changes: [], lineups: { away: told('moe', 'PH'), home: told('max', 'DH') } } };
    const others = { event: 'lineup_set', data: { side: 'home', lineups: { away: told('moe', 'PH'), home: told('joe', 'DH') } } };
    const started = { event: 'game_started', data: {} };
    const lineups = (...log) => {
      const { away, home } = againOf(over({ log: [...log, PLAY] }), 'ann');
      return [home.lineup, away.lineup];
    };
    equal(lineups(handedIn, started, changed), [sent('stan', 'DH'), sent('max', 'DH')]);
    equal(lineups(handedIn, changed, others, started), [sent('stan', 'DH'), sent('joe', 'DH')]);
    equal(lineups(changed), [sent('lou', 'DH'), sent('max', 'DH')]);
  },

  'has rulings by agreement where who makes it would come to judge the other'() {
    const rulings = (user, created) => [becomesAgreed(over({ created }), user), againOf(over({ created }), user).options];
    const agreed = { innings: 7, rulings: 'agreed' };
    equal(rulings('ann'), [false, CREATED.options], 'they judged before');
    equal(rulings('bob'), [true, agreed]);
    equal(rulings('ann', { admin: CAROL }), [true, agreed]);
    equal(rulings('ann', { admin: CAROL, options: agreed }), [false, agreed], 'as it was');
    equal(rulings('ann', { admin: CAROL, home: { ...CREATED.home, manager: ANN } }), [false, CREATED.options], 'one manages both');
  },

  async 'says on the button that it changes how is ruled'() {
    const label = async (created) => {
      let text = '';
      await shows({ table: over({ created }) }, async ({ sees }) => (text = sees('play-again').textContent));
      return text;
    };
    equal([await label({}), await label({ admin: CAROL })], ['Play again: The Millers at the Owls', 'Play again: The Millers at the Owls, rulings by agreement']);
  },

  'knows the games that a manager has told of, the first one first'() {
    const ids = (...messages) => nextGames({ ...over(), messages }, site()).map(({ gameId }) => gameId);
    equal(ids({ ...said(BOB, FIRST), text: 'Another?' }, said(BOB, FIRST), said(ANN, SECOND)), [FIRST, SECOND]);
    equal([ids(said(CAROL, FIRST)), ids({ ...said(BOB, FIRST), channel: 'team' }), ids({ ...said(BOB, FIRST), text: `${TOLD}https://elsewhere/#game=${FIRST}` }), ids(said(BOB, THIS))], [[], [], [], []]);
    equal(ids(...[GONE, GONE, FIRST, SECOND].map((gameId) => said(BOB, gameId))), [GONE, GONE, FIRST], 'no more are looked at');
  },

  async 'shows the seat only in a game that is there'() {
    const table = (...messages) => over({ messages });
    await shows({ table: table(said(BOB, GONE)) }, async ({ asked, draws, sees }) => {
      await until(() => asked.length === 1, 'the question whether it is there');
      ok(sees('play-again') && !sees('next-game'), 'nobody is sent there');
      draws(table(said(BOB, GONE), said(BOB, FIRST, 2), said(ANN, SECOND, 3)));
      await until(() => sees('next-game'), 'the first that is there');
      equal([sees('next-game').getAttribute('href'), sees('play-again')], [`#game=${FIRST}`, null]);
      draws(table(said(BOB, GONE), said(BOB, FIRST, 2), said(ANN, SECOND, 3)));
      equal(asked, [GONE, FIRST, SECOND].map((gameId) => `GET /api/games/${gameId}`), 'each once');
    });
  },

  async 'goes to the game that the other has made a moment before, and tells nobody'() {
    await shows({ make: async () => json({ game_id: FIRST }) }, async ({ asked, sees, sent: texts }) => {
      sees('play-again').click();
      await until(() => location.hash === `#game=${FIRST}`, 'the first one');
      equal([asked, texts], [['POST /api/games', `GET /api/games/${FIRST}`], []]);
    });
  },

  async 'leads nobody into a game that is over without a word'() {
    const state = { status: 'completed', play_number: 51 };
    await shows({ state, make: async () => json({ game_id: FIRST }) }, async ({ sees }) => {
      sees('play-again').click();
      await until(() => sees('played-game'), 'that it is over');
      equal([sees('played-game').getAttribute('href'), location.hash, sees('play-again')], [`#game=${FIRST}`, '', null]);
    });
    await shows({ state, table: over({ messages: [said(BOB, FIRST)] }) }, async ({ sees }) => {
      await until(() => sees('played-game'), 'that it is over');
      ok(!sees('next-game'), 'there is no seat to take');
    });
  },

  async 'makes another game where the next one was ended before it began'() {
    const table = over({ messages: [said(BOB, FIRST)] });
    await shows({ table, state: { status: 'completed', play_number: 0 } }, async ({ asked, sees }) => {
      await until(() => asked.length === 1, 'the question what became of it');
      await new Promise((resolve) => setTimeout(resolve));
      equal([sees('next-game'), sees('played-game')], [null, null]);
      sees('play-again').click();
      await until(() => location.hash === `#game=${MADE}`, 'the game');
    });
  },

  async 'makes a game, tells the other, and goes there without waiting'() {
    await shows({}, async ({ asked, sees, sent: texts }) => {
      sees('play-again').click();
      await until(() => location.hash === `#game=${MADE}`, 'the game');
      equal([asked, texts], [['POST /api/games'], [`${TOLD}${linkTo({ gameId: MADE })}`]]);
    });
  },

  async 'leaves who has gone elsewhere meanwhile where they are'() {
    let answer;
    const make = () => new Promise((resolve) => (answer = resolve));
    await shows({ make }, async ({ root, sees, sent: texts }) => {
      sees('play-again').click();
      await until(() => answer, 'the request');
      render(null, root);
      answer(json({ game_id: MADE, invitations: {} }));
      await until(() => texts.length === 1, 'what the other is told');
      await new Promise((resolve) => setTimeout(resolve));
      equal(location.hash, '');
    });
  },

  async 'says why there is no game'() {
    const make = async () => json({ code: 'conflict', field: 'rematch_of', detail: 'The rematch of that game has another manager in your place' }, 409);
    await shows({ make }, async ({ sees }) => {
      sees('play-again').click();
      await until(() => sees('again-complaint')?.textContent.includes('another manager'), 'the complaint');
      ok(!sees('play-again').disabled, 'they can try again');
    });
  },
};
