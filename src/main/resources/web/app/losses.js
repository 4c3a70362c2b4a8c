/* What somebody gives up who does not go on as who they are: in sentences, for the question before. Pure. */
import { theTeam } from './words.js';

/**
 * @param {{name: string, development: boolean, pass?: string}} identity
 * @param {any} table the game on the screen, or null
 * @param {boolean} kept whether this browser keeps anything between visits
 * @returns {string[]}
 */
export function losses({ name, development, pass, provider }, table, kept) {
  const back = provider
    ? `To be ${name} again, sign in again.`
    : `To be ${name} again you need the link or the token of your league.`;
  return [seat(table), development || pass ? wayBack(name, kept) : back].filter(Boolean);
}

function seat(table) {
  if (!table || table.completed || table.sides.length === 0) {
    return null;
  }
  const sides = table.sides.map((side) => theTeam(table.teams[side].name)).join(' and ');
  return `You manage ${sides} in this game. Nobody else can manage them until you are back.`;
}

function wayBack(name, kept) {
  return kept
    ? `In this browser the name ${name} brings you back to your seats. Anywhere else the same name is another user, without your seats.`
    : `This browser keeps nothing: nobody, not even under the name ${name}, gets your seats back.`;
}
