/* Who has sat down while somebody was at the table: told to all who were, until the next dice. Pure. */
import { personName, theTeam } from './words.js';

/** @returns {{side: 'away' | 'home', user_id: string, name: string} | null} null for who it is, who knows it */
export const arrivalFor = ({ arrival }, userId) => (arrival !== null && arrival.user_id !== userId ? arrival : null);

/** "Bob (guest) manages the Owls" */
export const arrivalInWords = (arrival, { teams }) => `${personName(arrival)} manages ${theTeam(teams[arrival.side].name)}`;

/** Whether somebody has sat down since the table was drawn before. */
export const hasSatDown = (before, table, userId) => before.role !== null && table.arrival !== before.arrival && arrivalFor(table, userId) !== null;
