/*
 * Teams with their lineups as somebody has used them, kept in this browser: the last used first, and a bounded number.
 */
import { recall, remember } from './memory.js';

const KEY = 'teams';
const MOST = 30;

/** @returns {{name: string, abbrev: string, color: string | null, lineup: string}[]} */
export function savedTeams() {
  const kept = recall(KEY);
  return Array.isArray(kept) ? kept.filter((team) => typeof team?.name === 'string' && typeof team.lineup === 'string') : [];
}

export function saveTeam({ name, abbrev = '', color = null, lineup }) {
  remember(KEY, [{ name, abbrev, color, lineup }, ...without(name)].slice(0, MOST));
}

export function forgetTeam(name) {
  remember(KEY, without(name));
}

const without = (name) => savedTeams().filter((team) => team.name.toLowerCase() !== name.toLowerCase());
