/* What a user may do at a table, as far as the page can know: the server decides. Pure. */
import { SIDES } from './words.js';

/**
 * Whose lineup this user may change: their own, as admin that of an open seat; `other` is that of
 * another manager, which an admin may change when they mean to.
 */
export function lineupRights(table, userId) {
  const { role, sides, state, teams } = table;
  const playing = role !== null && role !== 'spectator' && state?.status !== 'completed';
  const admin = playing && authority(table, userId).isAdmin;
  const own = playing ? SIDES.filter((side) => sides.includes(side) || (admin && !teams[side].manager)) : [];
  const meddles = admin && !isAgreed(table);
  return { own, other: meddles ? SIDES.filter((side) => !own.includes(side)) : [] };
}

/** The sides whose seat this user may give to somebody else: before the first roll, as the game's admin. */
export function seatsToOpen(table, userId) {
  const admin = table.role !== 'spectator' && authority(table, userId).isAdmin;
  const others = SIDES.filter((side) => table.teams[side].manager?.user_id !== userId);
  return admin && table.state?.status === 'waiting' ? others : [];
}

/** The channels that this user may write to, the first one being their usual one. */
export function voices(table, userId) {
  const manager = table.sides.length > 0;
  const official = isOfficial(table, userId);
  return [
    (manager || official) && 'game',
    manager && 'team',
    (!manager || official) && 'spectators',
  ].filter(Boolean);
}

/**
 * Whether two users manage against each other in a game whose rulings are by agreement: then the admin of the
 * game neither rules nor acts for a side.
 */
export function isAgreed({ options, teams }) {
  const [away, home] = [teams.away.manager, teams.home.manager];
  return options.rulings === 'agreed' && away !== null && home !== null && away.user_id !== home.user_id;
}

/** The sides that this user acts for at once: their own, and as admin one whose seat is open. */
export function actsFor(table, userId) {
  return lineupRights(table, userId).own;
}

/** The sides that this user manages and that somebody else plays against. */
export function duelSides({ sides, teams }) {
  const [away, home] = [teams.away.manager, teams.home.manager];
  const duel = away !== null && home !== null && away.user_id !== home.user_id;
  return duel ? sides : [];
}

/**
 * What this user may do at the table. What they see is settled by the server; this only keeps the
 * page from offering what would be refused, and a game admin from taking another's card by mistake.
 */
export function rights(table, userId) {
  const { role, sides, state, teams } = table;
  const present = role !== null && role !== 'spectator';
  const playing = present && state?.status !== 'completed';
  const { isAdmin, judges } = authority(table, userId);
  const admin = playing && isAdmin;
  const meddles = admin && !isAgreed(table);
  const batting = state?.at_bat;
  const own = playing && sides.includes(batting);
  const open = admin && !teams[batting]?.manager;
  const fielding = batting === 'away' ? 'home' : 'away';
  return {
    admin: present && isAdmin,
    maySetDefense: playing && (sides.includes(fielding) || (admin && !teams[fielding]?.manager)),
    mayRoll: meddles || (playing && sides.length > 0),
    mayRead: own || open,
    mayReadForAnother: meddles && !own && !open,
    /* Rules alone, or asks the other manager. */
    mayRule: present && judges,
    mayPropose: present && isAgreed(table) && sides.length === 1,
  };
}

/** Whether this user may let another say nothing for a while: where managers agree on rulings, not the other manager. */
export function mayMute(table, userId, whom) {
  const present = table.role !== null && table.role !== 'spectator';
  const opponent = isAgreed(table) && table.sides.length > 0 && managesASide(table, whom);
  return present && isOfficial(table, userId) && !opponent;
}

/** The admin of the game announces. */
export const mayAnnounce = (table, userId) =>
  table.role !== null && table.role !== 'spectator' && (table.role === 'admin' || table.admin?.user_id === userId);

/** Whether this user may write to another alone: from the stands nobody writes to a manager, who could be told what to do. */
export const mayWriteTo = (table, whom) => table.role !== 'spectator' || !managesASide(table, whom);

const managesASide = ({ teams }, userId) => SIDES.some((side) => teams[side].manager?.user_id === userId);

/** The admin of the game and its umpire. */
function isOfficial({ role, admin, umpire }, userId) {
  return role === 'admin' || admin?.user_id === userId || umpire?.user_id === userId;
}

/** Who rules: the game's admin, or in a game by agreement the umpire and the administrators of the service. */
function authority(table, userId) {
  const { role, sides, admin, umpire } = table;
  const gameAdmin = admin?.user_id === userId;
  const serviceAdmin = role === 'admin' && !gameAdmin && umpire?.user_id !== userId;
  const isAdmin = role === 'admin' || gameAdmin;
  const isUmpire = umpire?.user_id === userId && sides.length === 0;
  return { isAdmin, judges: isUmpire || (isAgreed(table) ? serviceAdmin : isAdmin) };
}
