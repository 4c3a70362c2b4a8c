/** What a client does where its options say nothing else; `paper-dynasty.d.ts` says what each means. */
export const DEFAULTS = {
  transport: 'sockjs',
  autoConnect: true,
  reconnection: true,
  reconnectionAttempts: Infinity,
  reconnectionDelay: 300,
  reconnectionDelayMax: 5_000,
  randomizationFactor: 0.5,
  timeout: 20_000,
  heartbeatInterval: 25_000,
  heartbeatTimeout: 10_000,
  probeTimeout: 3_000,
  ackTimeout: 60_000,
  resendAfter: 5_000,
  retries: 3,
  maxQueued: 64,
  entropy: true,
};
