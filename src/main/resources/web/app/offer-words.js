/* What the offer of a seat says: who asks, for which team, and how the game is played. Pure. */
import { optionsInWords, rulesInWords } from './options.js';
import { personName, theTeam } from './words.js';

/** Who asks, and for which team, as soon as that is known. */
export function askedIn(offer, side) {
  if (!offer) {
    return `Will you manage ${side === 'home' ? 'the home side' : 'the visitors'}?`;
  }
  const team = theTeam(offer[side].name);
  return offer.admin?.name ? `${personName(offer.admin)} asks you to manage ${team}` : `Will you manage ${team}?`;
}

/** Everything that is agreed to by taking the seat. */
export const termsOf = ({ options, umpire, public: open }) => [
  ...rulesInWords(options),
  ...optionsInWords(options, umpire ? personName(umpire) : undefined),
  open ? 'Anybody may watch.' : 'Only who is invited may watch.',
];

/** What a side of the offer is to the one who is asked: "at home, managed by Ann". */
export function placeIn(offer, side, offered) {
  const { manager } = offer[side];
  const who = manager ? `managed by ${personName(manager)}` : side === offered ? 'for you to manage' : 'nobody manages them yet';
  return `${side === 'home' ? 'at home' : 'visiting'}, ${who}`;
}
