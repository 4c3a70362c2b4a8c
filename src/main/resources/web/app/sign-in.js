/**
 * Sign-in with the league's OpenID provider: this page leaves for it and comes back with a one-time code in its
 * fragment. The verifier that this tab keeps meanwhile makes the code good for it alone.
 */
import { sha256 } from '../paper-dynasty/sha256.js';
import { tokenFor } from './api.js';
import { readRoute, takeFromFragment } from './route.js';

const KEY = 'paper-dynasty.sign-in';

/**
 * Leaves the page. What it shows is shown again afterwards; an invitation is not sent along.
 *
 * @param {(address: string) => void} go
 * @returns {boolean} false where the browser keeps nothing for this tab: then nobody would come back signed in
 */
export function leaveToSignIn(go = (address) => location.assign(address)) {
  const verifier = base64(crypto.getRandomValues(new Uint8Array(32)));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ verifier, hash: location.hash }));
  } catch {
    return false;
  }
  const { gameId } = readRoute();
  const query = new URLSearchParams({
    challenge: base64(sha256(new TextEncoder().encode(verifier))),
    next: gameId ? `/#game=${gameId}` : '/',
  });
  go(`/auth/login?${query}`);
  return true;
}

/**
 * Whether this tab left to sign in and nothing has come back: the provider is away, or the server answered
 * otherwise, or somebody pressed Back. Said once.
 */
export const leftInVain = () => takeKept() !== null;

/** @returns what was kept when the page was left, once */
function takeKept() {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return JSON.parse(kept);
  } catch {
    return null;
  }
}

/**
 * What the way back has brought.
 *
 * @returns {{code: string, verifier: string} | {outcome: string} | null} null when nobody comes back
 */
export function wayBack() {
  const code = takeFromFragment('code');
  const said = takeFromFragment('sign_in');
  // Anybody can post a link that begins a sign-in: it shows the page, whose button begins one.
  const outcome = said === 'begin' ? null : said;
  if (code === null && outcome === null) {
    return null;
  }
  const kept = takeKept();
  if (kept?.hash) {
    history.replaceState(null, '', `${location.pathname}${kept.hash}`);
  }
  if (code !== null && kept) {
    return { code, verifier: kept.verifier };
  }
  return { outcome: outcome ?? 'expired' };
}

/** @returns who signed in: their token is in this page's memory alone */
export async function signedInBy({ code, verifier }) {
  const { user_id: userId, name, token } = await tokenFor(code, verifier);
  return { userId, name, token, development: false, provider: true };
}

/** Why somebody is back without being signed in. */
export function outcomeInWords(outcome, label) {
  switch (outcome) {
    case 'denied':
      return `You did not sign in with ${label}.`;
    case 'unavailable':
      return `${label} cannot be reached right now. Try again in a moment.`;
    case 'unkept':
      return `Your browser keeps nothing for this page. Allow it to, to sign in with ${label}.`;
    case 'expired':
      return 'That took too long. Sign in once more.';
    default:
      return `Signing in with ${label} did not work. Try once more.`;
  }
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
