/* What a user may do at a table, as far as the page can know: the server decides. Pure. */
import { SIDES } from './words.js';

/**
 * Whose lineup this user may change: their own, as admin that of an open seat; `other` is that of
 * another manager, which an admin may change when they mean to.
 */
export function lineupRights(table, userId) {
  const { role, sides, state, teams } = table;
  const playing = role !== null && role !== 'spectator' && state?.status !== 'completed';
  const admin = playing && rights(table, userId).admin;
  const own = playing ? SIDES.filter((side) => sides.includes(side) || (admin && !teams[side].manager)) : [];
  return { own, other: admin ? SIDES.filter((side) => !own.includes(side)) : [] };
}

/** The channels that this user may write to, the first one being their usual one. */
export function voices(table, userId) {
  const manager = table.sides.length > 0;
  const admin = table.role === 'admin' || table.admin?.user_id === userId;
  return [
    (manager || admin) && 'game',
    manager && 'team',
    (!manager || admin) && 'spectators',
  ].filter(Boolean);
}

/**
 * What this user may do at the table. What they see is settled by the server; this only keeps the
 * page from offering what would be refused, and a game admin from taking another's card by mistake.
 */
export function rights(table, userId) {
  const { role, sides, state, teams } = table;
  const playing = role !== null && role !== 'spectator' && state?.status !== 'completed';
  const isAdmin = role === 'admin' || table.admin?.user_id === userId;
  const admin = playing && isAdmin;
  const batting = state?.at_bat;
  const own = playing && sides.includes(batting);
  const open = admin && !teams[batting]?.manager;
  const fielding = batting === 'away' ? 'home' : 'away';
  return {
    admin: role !== null && role !== 'spectator' && isAdmin,
    maySetDefense: playing && (sides.includes(fielding) || (admin && !teams[fielding]?.manager)),
    mayRoll: admin || (playing && sides.length > 0),
    mayRead: own || open,
    mayReadForAnother: admin && !own && !open,
  };
}
