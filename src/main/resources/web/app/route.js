/**
 * Where the page is, kept in the fragment of its address, which browsers do not send to the server:
 * an invitation in a link stays between those who were given the link.
 *
 *     #game=<id>                                the table
 *     #game=<id>&invite=<secret>&seat=home      somebody is offered that seat
 *     #game=<id>&invite=<secret>                somebody may watch a private game
 *     #game=<id>&view=replay&play=12            the game play by play, as it was after its 12th play
 *     #game=<id>&view=scorecard                 its scorecard
 *     #cards=<hash>                             a set of players' cards
 *     #cards=<hash>&of=<game>                   what of it the manager of a side in that game may see
 */

const VIEWS = ['replay', 'scorecard'];

/**
 * @typedef {{gameId: string | null, invitation: string | null, seat: 'home' | 'away' | null, view: 'replay' | 'scorecard' | null, play: number | null, cards: string | null, of: string | null}} Route
 */

/** @returns {Route} */
export function readRoute(hash = location.hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const seat = fields.get('seat');
  return {
    gameId: fields.get('game'),
    invitation: fields.get('invite'),
    seat: seat === 'home' || seat === 'away' ? seat : null,
    view: VIEWS.includes(fields.get('view')) ? fields.get('view') : null,
    play: /^\d{1,6}$/.test(fields.get('play') ?? '') ? Number(fields.get('play')) : null,
    cards: /^[0-9a-f]{64}$/.test(fields.get('cards') ?? '') ? fields.get('cards') : null,
    of: fields.get('of'),
  };
}

export function routeTo({ gameId, invitation, seat, view, play, cards, of }) {
  const fields = new URLSearchParams();
  for (const [name, value] of [['game', gameId], ['invite', invitation], ['seat', seat], ['view', view], ['play', play?.toString()], ['cards', cards], ['of', of]]) {
    if (value) {
      fields.set(name, value);
    }
  }
  return `#${fields}`;
}

/** The way to a page of a game that is on the screen. Who watches by an invitation keeps it. */
export function routeWithin({ gameId, invitation, offeredSeat }, view = null, play = null) {
  return routeTo({ gameId, invitation: offeredSeat ? null : invitation, view, play });
}

/** Whether an address leads to the game that is on the screen, for the same who came. */
export function staysWithin({ gameId, invitation, seat }, session) {
  const samePerson = (invitation === null || invitation === session.invitation) && (seat === null || seat === session.offeredSeat);
  return gameId === session.gameId && session.stage !== 'refused' && samePerson;
}

/** The address of the page, before the fragment. */
export const site = () => `${location.origin}${location.pathname}`;

export const linkTo = (route) => `${site()}${routeTo(route)}`;

/**
 * Takes a token out of the fragment (`#token=`), so that it is not passed on with the address. One in
 * the query is not taken: the server and every proxy have written that down by now.
 */
export const takeToken = () => takeFromFragment('token');

/** Takes a field out of the fragment, so that it is not passed on with the address. */
export function takeFromFragment(name) {
  const fields = new URLSearchParams(location.hash.replace(/^#/, ''));
  const value = fields.get(name);
  if (value !== null) {
    fields.delete(name);
    const hash = [...fields].length > 0 ? `#${fields}` : '';
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  }
  return value;
}
