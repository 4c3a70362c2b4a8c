/**
 * Who sits at this page: a user id, a name and a token, remembered between visits. In development the
 * server hands tokens out, and where guests may play it draws them; elsewhere the league gives a link with one.
 *
 * A page stays who it is: what another tab of this browser does concerns it only when that signs out the
 * same user. Who signs out and comes in under the same name is, with development tokens, the same user.
 */
import { developmentToken, endSession, guestToken, refreshToken } from './api.js';
import { forget, recall, remember, storageKey } from './memory.js';

const KEY = 'identity';

/** User ids by name, of those whom the server gave development tokens to in this browser. */
const KNOWN = 'known-names';

/** The passes of guests by name: the same browser gets the same guest back. */
const PASSES = 'guest-passes';
const MOST_KNOWN = 100;

/** A token this close to its end is not worth connecting with. */
const TOO_LATE_MS = 30_000;

/** @type {{userId: string, name: string, token: string, development: boolean} | null | undefined} not yet asked */
let present = undefined;

/**
 * Who a link says we are: the same user with another token. Anybody can make up such a link, so this takes the
 * place of what we have only when the server has taken the token.
 *
 * @type {{userId: string, name: string, token: string, development: boolean} | null}
 */
let onTrial = null;

/** @returns {{userId: string, name: string, token: string, development: boolean} | null} */
export function whoAmI() {
  if (present === undefined) {
    present = recall(KEY);
  }
  return present;
}

/** Somebody without an account who watches: they have no token, and nothing of theirs is remembered. */
export const VISITOR = { userId: '', name: 'Guest', token: null, development: false, visitor: true };

/** @throws {import('./api.js').Problem} 404 where guests do not play */
export async function introduceGuest(name) {
  const guest = await drawGuest(name, passes()[keyOf(name)]);
  keepPass(name, guest.pass);
  return become({ userId: guest.user_id, name: guest.name, token: guest.token, development: false, pass: guest.pass });
}

/** A pass of before the server had another secret is of nobody: then they are somebody new. */
async function drawGuest(name, pass) {
  try {
    return await guestToken(name, pass);
  } catch (problem) {
    if (!pass || problem.status !== 401) {
      throw problem;
    }
    return guestToken(name);
  }
}

const passes = () => recall(PASSES) ?? {};

function keepPass(name, pass) {
  const { [keyOf(name)]: _, ...others } = passes();
  remember(PASSES, { ...Object.fromEntries(Object.entries(others).slice(1 - MOST_KNOWN)), [keyOf(name)]: pass });
}

/** From now on somebody watches here without saying who they are. */
export function visit() {
  present = VISITOR;
  return present;
}

/** @throws {import('./api.js').Problem} 404 where the league gives out the tokens */
export async function introduce(name) {
  const userId = knownNames()[keyOf(name)] ?? `${slug(name)}-${randomSuffix()}`;
  const { token } = await developmentToken(userId, name);
  return become({ userId, name, token, development: true });
}

/** @returns the identity in the token, or null if it is not a token; the server verifies it */
export function identityIn(token) {
  const claims = claimsOf(token);
  return claims?.sub ? { userId: claims.sub, name: claims.name ?? claims.sub, token, development: false } : null;
}

/** Ids that the server gives: it gives their tokens to their owner's page alone. */
const GIVEN_BY_THE_SERVER = /^(guest|oidc):/;

/**
 * A link has brought somebody. Where nobody is here we are that user at once. A league's links have a token; one with
 * a guest's or a provider's user was made by somebody who wants another to play as them, and is passed over.
 
 *
 * @returns {'arrived' | 'on_trial' | 'another'} `on_trial`: the same user, whose token is to be shown to the
 *   server first; `another`: somebody else, so that the user is to be asked
 */
export function arrives(identity) {
  const here = whoAmI()?.visitor ? null : whoAmI();
  if (GIVEN_BY_THE_SERVER.test(identity.userId)) {
    return 'arrived';
  }
  if (here && here.userId !== identity.userId) {
    return 'another';
  }
  if (here && here.token !== identity.token) {
    onTrial = identity;
    return 'on_trial';
  }
  if (!here) {
    become(identity);
  }
  return 'arrived';
}

/** The server has taken this token: if it is the one that a link brought, it is ours from now on. */
export function tokenAccepted(token) {
  if (onTrial?.token === token) {
    become(onTrial);
  }
}

/** From now on this is who we are. The token of a provider's user stays in the memory of this page. */
export function become(identity) {
  onTrial = null;
  keepName(whoAmI());
  keepName(identity);
  present = identity;
  remember(KEY, identity.provider ? { ...identity, token: null } : identity);
  return identity;
}

/** Whether we are somebody of the provider whose token went with the page that had it. */
export const mustSignInAgain = () => Boolean(whoAmI()?.provider && !whoAmI().token);

/** A token that the server gave to this page is of no use to anybody afterwards; a league's link stays good. */
function endOurSession(identity) {
  if (identity?.token && (identity.provider || identity.pass || identity.development)) {
    endSession(identity.token).catch(() => {}); // it ends by itself
  }
}

/** Signs out; the name keeps its user. */
export function signOut() {
  endOurSession(present);
  onTrial = null;
  keepName(whoAmI());
  if (recall(KEY)?.userId === present?.userId) {
    forget(KEY);
  }
  present = null;
}

/** @param {() => void} left called when another tab of this browser has signed out who we are */
export function onSignedOutElsewhere(left) {
  addEventListener('storage', ({ key, oldValue, newValue }) => {
    const gone = key === storageKey(KEY) && newValue === null && oldValue !== null;
    if (gone && present && JSON.parse(oldValue).userId === present.userId) {
      present = null;
      onTrial = null;
      left();
    }
  });
}

function knownNames() {
  return recall(KNOWN) ?? {};
}

function keepName(identity) {
  if (identity?.development) {
    const { [keyOf(identity.name)]: _, ...others } = knownNames();
    const newest = Object.entries(others).slice(1 - MOST_KNOWN);
    remember(KNOWN, { ...Object.fromEntries(newest), [keyOf(identity.name)]: identity.userId });
  }
}

/** Never the name of something that every object has. */
const keyOf = (name) => `name ${name.trim().toLowerCase()}`;

/** A token to connect with, as the client module asks for it: first the one that a link brought. */
export async function connectionToken({ refused, expiring } = {}) {
  if (onTrial && (onTrial.token === refused || onTrial.token === expiring)) {
    onTrial = null;
  }
  return onTrial?.token ?? currentToken({ refused, expiring });
}

/** A token that the server has taken before, as far as there is one. */
export async function currentToken({ refused, expiring } = {}) {
  const identity = whoAmI();
  if (!identity) {
    throw new Error('nobody has said who they are');
  }
  if (identity.visitor) {
    return null;
  }
  const known = identity.token;
  if (known !== refused && known !== expiring && endsAtMs(known) - Date.now() > TOO_LATE_MS) {
    return known;
  }
  if (onTrial && !identity.development) {
    return onTrial.token; // there is nothing left to keep
  }
  const token = await anotherToken(identity);
  if (whoAmI()?.userId === identity.userId) {
    present = { ...identity, token };
    if (!identity.provider && recall(KEY)?.userId === identity.userId) {
      remember(KEY, present);
    }
  }
  return token;
}

async function anotherToken({ userId, name, token, development, pass }) {
  if (pass) {
    return (await guestToken(name, pass)).token;
  }
  if (development) {
    return (await developmentToken(userId, name)).token;
  }
  try {
    return (await refreshToken(token)).token;
  } catch (problem) {
    if (problem.status === 0) {
      throw problem;
    }
    return token; // it cannot be renewed here; the server will say whether it still holds
  }
}

function endsAtMs(token) {
  return (claimsOf(token)?.exp ?? 0) * 1_000;
}

function claimsOf(token) {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function slug(name) {
  const letters = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 20) || 'guest';
}

function randomSuffix() {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
