import { basesInWords, hostOf, moveIn, myMoveFirst, ofOthers, queryOf, seatsIn, standing, winnerOf } from '/app/game-list.js';
import { h, render } from '/app/h.js';
import { visit } from '/app/identity.js';
import { forget } from '/app/memory.js';
import { isAlone, optionsOf, proposed, requestOf, setsOf, unplayable } from '/app/new-game.js';
import { askedIn, placeIn, termsOf } from '/app/offer-words.js';
import { optionsInShort, rulesInWords, tableOptions } from '/app/options.js';
import { forPeople } from '/app/refusals.js';
import { forgetTeam, saveTeam, savedTeams } from '/app/saved-teams.js';
import { partsOf } from '/app/talk.js';
import { NewGame } from '/app/views/new-game.js';
import { equal, until } from './assert.js';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const at = (seconds) => new Date(NOON + seconds * 1_000).toISOString();
const ANN = { user_id: 'ann', name: 'Ann' };
const BOB = { user_id: 'bob', name: 'Bob' };

/** Ann manages the Owls, who visit; Bob the Millers. */
const game = (more = {}) => ({
  game_id: 'g', status: 'in_progress', inning: 3, half: 'top', outs: 1, score: { away: 2, home: 0 },
  away: { name: 'Owls', manager: ANN }, home: { name: 'The Millers', manager: BOB }, ...more,
});
const waitsFor = (what, sides, more = {}) => game({ waiting_for: { for: what, sides, ...more } });
const textIn = (each, user = 'ann') => moveIn(each, user, NOON)?.text;

const NINE = ['Lou Brock LF', 'Curt Flood CF', 'Roger Maris RF', 'Orlando Cepeda 1B', 'Tim McCarver C', 'Mike Shannon 3B', 'Julian Javier 2B', 'Dal Maxvill SS', 'Bob Gibson P'].join('\n');
const SECOND = '22222222-2222-4222-8222-222222222222';
const SBA = { innings: 9, dh: true, extra_runner: null, mercy: null };
const team = (name, more = {}) => ({ name, mine: false, lineup: '', abbrev: '', color: null, ...more });
const filled = (more = {}) => ({ league: 'sba', away: team('Owls'), home: team('Millers', { mine: true }), open: true, anybody: false, chosen: {}, umpire: '', ...more });

export default {
  whoseMoveItIsStandsInAList() {
    equal(moveIn(waitsFor('outcome', ['away']), 'ann', NOON), { mine: true, text: 'Your move: read your card' });
    equal(textIn(waitsFor('outcome', ['home'])), 'Waiting for The Millers to read the card');
    equal(textIn(waitsFor('ready', ['away', 'home'])), 'Your move: say that you are ready');
    equal(textIn(waitsFor('ruling', ['away'])), 'Your move: answer the other side');
    equal(moveIn(waitsFor('entropy', ['away']), 'ann', NOON).mine, false, 'the page does that by itself');
    equal(moveIn(waitsFor('outcome', ['away']), 'carol', NOON), null, 'who watches has no move');
    equal(moveIn(game(), 'ann', NOON), null, 'a row of an older build says nothing');
    equal(moveIn(game({ status: 'completed', waiting_for: { for: 'roll', sides: ['away'] } }), 'ann', NOON), null);
  },

  ofTwoWhoMayRollTheSideAtBatIsWaitedFor() {
    equal(textIn(waitsFor('roll', ['away', 'home'])), 'Your move: roll');
    equal(textIn(waitsFor('roll', ['away', 'home']), 'bob'), 'Waiting for the Owls to roll');
    equal(textIn({ ...waitsFor('roll', ['away', 'home']), half: 'bottom' }, 'bob'), 'Your move: roll');
  },

  whoIsLateWithBeingReadyIsWaitedForNoLonger() {
    const late = (until) => waitsFor('ready', ['home'], { until });
    equal(textIn(late(at(1))), 'Waiting for The Millers to be ready');
    equal(textIn(late(at(-1))), 'Your move: roll');
  },

  anOpenSeatIsWaitedForBeforeTheGame() {
    const open = game({ status: 'waiting', home: { name: 'The Millers', manager: null }, waiting_for: { for: 'ready', sides: ['away', 'home'] } });
    equal(moveIn(open, 'ann', NOON), { mine: false, text: 'Waiting for a manager of The Millers' });
    equal(moveIn({ ...open, status: 'in_progress' }, 'ann', NOON).mine, true, 'a game that is on is played by its creator');
  },

  myMoveComesFirst() {
    const named = (id, each) => ({ ...each, game_id: id });
    const games = [
      named('new', game({ status: 'waiting', away: { name: 'Owls', manager: null } })),
      named('theirs', waitsFor('outcome', ['home'])),
      named('mine', waitsFor('outcome', ['away'])),
      named('started', game()),
      named('mine too', waitsFor('ready', ['away'])),
    ];
    equal(myMoveFirst(games, 'ann', NOON).map(({ game_id: id }) => id), ['mine', 'mine too', 'theirs', 'started', 'new']);
  },

  ownGamesStandAmongOnesOwnAlone() {
    const ids = (list, user) => ofOthers([game(), { ...game(), game_id: 'other', away: { name: 'X', manager: null }, home: { name: 'Y', manager: BOB } }], list, { userId: user }).map(({ game_id: id }) => id);
    equal([ids('live', 'ann'), ids('live', 'carol'), ids('results', 'ann')], [['other'], ['g', 'other'], ['g', 'other']]);
  },

  howAGameStands() {
    equal(standing(game()), 'Top 3rd, 1 out');
    equal(standing(game({ redacted: true })), 'Under way');
    equal(standing(game({ status: 'waiting' })), 'Before the first pitch');
    const over = (more) => standing(game({ status: 'completed', inning: 9, ...more }));
    equal([over({}), over({ inning: 11, reason: 'regulation' }), over({ reason: 'forfeit' }), over({ reason: 'walk_off', inning: 10 })], ['Final', 'Final, 11 innings', 'Forfeit', 'Final, a walk-off']);
    equal([basesInWords(), basesInWords([1]), basesInWords([1, 3]), basesInWords([1, 2, 3])], ['bases empty', 'runner on 1st', 'runners on 1st and 3rd', 'bases loaded']);
  },

  theWinnerIsNotAlwaysWhoHasMoreRuns() {
    const over = (more) => winnerOf(game({ status: 'completed', ...more }));
    equal([over({}), over({ winner: 'home', reason: 'forfeit' }), over({ winner: null, reason: 'called' }), over({ score: { away: 1, home: 1 } }), over({ score: undefined })], ['away', 'home', null, null, null]);
    equal(winnerOf(game()), null);
  },

  seatsThatOneCanTakeHaveAnInvitation() {
    const open = game({ status: 'waiting', home: { name: 'Millers', manager: null, invitation: 'secret' } });
    equal(seatsIn(open), [{ side: 'home', invitation: 'secret' }]);
    equal(seatsIn(game({ home: { name: 'Millers', manager: null } })), [], 'only for who is invited');
    equal(hostOf(open), 'Ann manages the Owls');
    equal(hostOf(game({ away: { name: 'Owls', manager: null }, home: { name: 'Millers', manager: null } })), 'Nobody has sat down yet');
  },

  whatIsLookedForIsSentTidied() {
    equal(queryOf('results', '  owls   ann '), { status: 'completed', limit: 12, q: 'owls ann' });
    equal(queryOf('live', ' '), { status: 'in_progress', limit: 12 });
  },

  onlyWhatDiffersFromTheLeagueIsSent() {
    equal(requestOf(filled(), SBA, 'ann'), {
      league: 'sba', public: true, options: tableOptions(false, {}), away: { name: 'Owls' }, home: { name: 'Millers', manager: 'ann' },
    });
    const chosen = { innings: 7, dh: true, extra_runner: { base: 2, from_inning: 8 }, mercy: { lead: 10, from_inning: 5 }, absence_seconds: 300 };
    const { options } = requestOf(filled({ chosen }), SBA, 'ann');
    equal([options.innings, options.dh, options.extra_runner, options.mercy, options.absence_seconds], [7, undefined, { base: 2, from_inning: 8 }, { lead: 10, from_inning: 5 }, 300]);
    equal(requestOf(filled({ chosen: { mercy: null } }), { ...SBA, mercy: { lead: 10, from_inning: 7 } }, 'ann').options.mercy, null, 'the rule of the league is off');
  },

  theLeagueSaysHowTwoPlayTogether() {
    equal(tableOptions(false, {}, { ...SBA, rulings: 'admin', ready_seconds: 86_400 }).ready_seconds, 86_400);
    equal(tableOptions(false, { ready_seconds: 120 }, { ready_seconds: 86_400 }).ready_seconds, 120, 'the creator says otherwise');
    equal(tableOptions(true, {}, { before_roll: 'ready' }).plans, 'open');
  },

  seatsAreOpenToAnybodyOnlyInPublicGamesOfTwo() {
    const seats = (more) => requestOf(filled({ anybody: true, ...more }), SBA, 'ann').seats;
    equal([seats({}), seats({ open: false }), seats({ away: team('Owls', { mine: true }) })], ['anybody', undefined, undefined]);
    equal(isAlone(filled({ away: team('Owls', { mine: true }) })), true);
  },

  lineupsAreSentWithIds() {
    const both = requestOf(filled({ away: team('Owls', { lineup: NINE }), home: team('Millers', { lineup: NINE, abbrev: ' MIL ', color: '#123456' }) }), SBA, 'ann');
    equal(both.away.lineup.length, 9);
    equal([both.away.lineup[0].player.id, both.home.lineup[0].player.id], ['lou-brock', 'lou-brock-2']);
    equal([both.home.abbrev, both.home.color], ['MIL', '#123456']);
    equal(unplayable(filled({ home: team('The Millers', { lineup: NINE.replace('CF', 'LF') }) }), SBA), { side: 'home', text: 'The lineup of The Millers, line 2: Lou Brock plays LF already, on line 1.' });
    equal(unplayable(filled({ home: team('Millers', { lineup: NINE }) }), SBA), null);
    equal(unplayable(filled({ chosen: { dh: false }, home: team('Millers', { lineup: `${NINE}\nBobby Tolan DH` }) }), SBA).text, 'The lineup of the Millers, line 10: This game has no designated hitter.');
  },

  lineupsBringPeopleInByTheirCards() {
    const cards = NINE.split('\n').map((line, index) => ({ id: `card${index}`, name: line.split(' ').slice(0, 2).join(' ').toUpperCase() }));
    const accented = cards.map(({ id, name }) => ({ id, name: name.replace('LOU', 'LOÚ') }));
    const both = filled({ away: team('Owls', { lineup: NINE }), home: team('Millers', { lineup: NINE }) });
    const benches = { away: [...accented, { id: 'other', name: 'Lou Brock' }], home: cards.map(({ id, name }) => ({ id: `home-${id}`, name })) };
    equal([setsOf(both, {}), setsOf(both, { card_sets: ['a'] }), setsOf({ ...both, cards: { away: 'b', home: 'c' } }, { card_sets: ['a'] })], [[], ['a'], ['b', 'c']]);
    const sent = requestOf(both, SBA, 'ann', benches);
    equal([sent.away.lineup[0].player, sent.home.lineup[0].player.id], [{ id: 'card0', name: 'Lou Brock' }, 'home-card0']);
    equal(unplayable(both, SBA, benches), null);
    equal(unplayable(both, SBA, { ...benches, home: cards.slice(1) }), { side: 'home', text: 'The lineup of the Millers: there is no card of Lou Brock in the card sets of this game.' });
    equal(unplayable(filled({ away: team('Owls') }), SBA, { away: [], home: [] }), null, 'a sample roster is of the cards');
    equal(forPeople({ code: 'invalid', field: 'lineup', message: 'No card for lou-brock' }), 'There is no card of lou-brock in the card sets of the game, or not for what they are to do.');
  },

  cardSetsOfOneSeasonAreProposed() {
    const set = (hash, season) => ({ hash, season });
    equal(proposed([set('a', 2019), set('b', 2020), set('c', 2019), set('d', 2019)]), { away: 'a', home: 'c' }, 'the latest, and the latest beside it');
    equal([proposed([set('a', 2019), set('b', 2020)]), proposed([set('a', null), set('b', null)])], [{ away: 'a', home: 'a' }, { away: 'a', home: 'a' }]);
    equal(proposed([]), { away: '', home: '' });
  },

  async theCardsOfALeagueAreAskedForAtOnce() {
    const real = globalThis.fetch;
    const root = document.createElement('div');
    const shows = async (league) => {
      const answers = { '/api/leagues': { leagues: [league] }, '/api/card-sets': { card_sets: [{ hash: 'a'.repeat(64), name: 'Owls', players: 25 }] } };
      globalThis.fetch = async (path) => new Response(JSON.stringify(answers[path]), { status: 200 });
      render(null, root);
      render(h(NewGame, { identity: { userId: 'ann' } }), root);
      root.querySelector('details.game-options').open = true;
      await until(() => root.querySelector('[data-testid=away-cards]'), 'the choice of cards');
      return [root.querySelector('[data-testid=away-cards]').value, root.querySelector('[data-testid=away-cards] option').textContent];
    };
    try {
      visit();
      document.body.append(root);
      equal(await shows({ name: 'pd', mode: 'digital', options: SBA }), ['a'.repeat(64), 'None: on paper']);
      equal(await shows({ name: 'sba', mode: 'digital', options: SBA, card_sets: ['b'.repeat(64)] }), ['', 'Those of the league']);
    } finally {
      render(null, root);
      root.remove();
      globalThis.fetch = real;
    }
  },

  theRulesAreSaidInWords() {
    equal(optionsInShort(optionsOf(filled(), SBA)), '9 innings, DH, both ready before a roll, plans sealed, rulings by agreement');
    equal(optionsInShort({ before_roll: 'free', rulings: 'admin', dice: 'declared' }, false), 'Anybody rolls, its creator rules, their own dice');
    equal(rulesInWords({ innings: 7, dh: false, extra_runner: { base: 2, from_inning: 8 }, mercy: { lead: 10, from_inning: 5 } }), [
      '7 innings, without a designated hitter.',
      'From inning 8 on each half begins with a runner on second.',
      'A lead of 10 from inning 5 on ends the game.',
    ]);
    equal(rulesInWords({}), []);
  },

  anOfferSaysWhoAsksToWhat() {
    const offer = { public: false, admin: ANN, umpire: null, options: { innings: 9, dh: true }, away: { name: 'Owls', manager: null }, home: { name: 'The Millers', manager: ANN } };
    equal(askedIn(offer, 'away'), 'Ann asks you to manage the Owls');
    equal(askedIn({ ...offer, admin: { user_id: 'x', name: '' } }, 'home'), 'Will you manage The Millers?');
    equal(askedIn(null, 'away'), 'Will you manage the visitors?');
    equal(askedIn({ ...offer, admin: { user_id: 'guest:5b', name: 'Ann' } }, 'away'), 'Ann (guest) asks you to manage the Owls');
    equal([placeIn(offer, 'away', 'away'), placeIn(offer, 'home', 'away')], ['visiting, for you to manage', 'at home, managed by Ann']);
    equal(termsOf({ ...offer, options: { rulings: 'agreed' }, umpire: { user_id: 'guest:7c', name: 'Uma' } }).some((line) => line.includes('Uma (guest)')), true);
    equal([termsOf(offer)[0], termsOf(offer).at(-1)], ['9 innings, with a designated hitter.', 'Only who is invited may watch.']);
  },

  onlyTheAddressOfAGameOfThisSiteIsALinkInTheTalk() {
    const hrefs = (text) => partsOf(text, 'https://site/').map(({ href }) => href);
    const text = `Look: https://site/#game=${SECOND} now`;
    equal(partsOf(text, 'https://site/').map((part) => part.text).join(''), text);
    equal([hrefs(text), hrefs(`https://evil/#game=${SECOND}`), hrefs('javascript:alert(1)'), hrefs(`https://site.evil/#game=${SECOND}`)], [[null, `#game=${SECOND}`, null], [null], [null], [null]]);
  },

  aLinkInTheTalkHasNothingButTheGameAndItsPlay() {
    const hrefs = (text) => partsOf(text, 'https://site/').map(({ href }) => href);
    const game = `https://site/#game=${SECOND}`;
    const way = `#game=${SECOND}`;
    equal(hrefs(`${game}&token=eve&invite=secret&seat=home&code=c`), [way], 'nobody becomes somebody else by it');
    equal(hrefs(`${game}&view=replay&play=12`), [`${way}&view=replay&play=12`]);
    equal([hrefs(`${game}%26token=eve`), hrefs('https://site/#game=2'), hrefs('https://site/#game=')], [[null], [null], [null]], 'no game has such an id');
    equal([`(${game}).`, `${game}, look!`, `“${game}”…`].map(hrefs), [[null, way, null], [way, null], [null, way, null]]);
    equal(partsOf(`${game}?!`, 'https://site/').map((part) => part.text), [game, '?!'], 'what closes the sentence stays');
  },

  teamsAreKeptTheLastUsedFirst() {
    forget('teams');
    equal(savedTeams(), []);
    for (let number = 1; number <= 35; number++) {
      saveTeam({ name: `Team ${number}`, lineup: NINE });
    }
    saveTeam({ name: 'team 20', abbrev: 'T20', color: '#000000', lineup: 'P Bob Gibson' });
    equal([savedTeams().length, savedTeams()[0], savedTeams()[1].name, savedTeams().at(-1).name], [30, { name: 'team 20', abbrev: 'T20', color: '#000000', lineup: 'P Bob Gibson' }, 'Team 35', 'Team 6']);
    forgetTeam('Team 35');
    equal(savedTeams()[1].name, 'Team 34');
    forget('teams');
  },
};
