import { leaveToSignIn, leftInVain, wayBack } from '/app/sign-in.js';
import { equal, ok } from './assert.js';

/** As in a browser that keeps nothing for this site. */
function withoutStorage(act) {
  const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
  Object.defineProperty(window, 'sessionStorage', {
    configurable: true,
    get() {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  try {
    return act();
  } finally {
    Object.defineProperty(window, 'sessionStorage', own);
  }
}

export default {
  'who left and comes back without an answer has left in vain, once'() {
    sessionStorage.clear();
    equal(leftInVain(), false);
    const went = [];
    ok(leaveToSignIn((address) => went.push(address)), 'it leaves');
    ok(went[0].startsWith('/auth/login?challenge='), went[0]);
    equal(leftInVain(), true);
    equal(leftInVain(), false);
  },

  'who is brought back has not left in vain'() {
    leaveToSignIn(() => {});
    location.hash = '#sign_in=denied';
    equal(wayBack(), { outcome: 'denied' });
    equal(leftInVain(), false);
  },

  'does not leave where nobody could come back'() {
    withoutStorage(() => {
      const went = [];
      equal(leaveToSignIn((address) => went.push(address)), false);
      equal(went, []);
      equal(leftInVain(), false);
      location.hash = '#code=x';
      equal(wayBack(), { outcome: 'expired' });
    });
  },
};
