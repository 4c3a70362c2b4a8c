/** The client of a Paper Dynasty server, in the manner of the Socket.IO client. */

export type Side = 'home' | 'away';
export type Role = 'player' | 'spectator';
export type Position = 'P' | 'C' | '1B' | '2B' | '3B' | 'SS' | 'LF' | 'CF' | 'RF';

/**
 * A token, or what fetches one. It is called before every connection; with `refused` if the last
 * one was refused (4401), with `expiring` 60 s before the end of the one in use. To give the
 * refused token again, or nothing, ends the attempts.
 */
export type TokenSource =
  | string
  | ((why: { refused?: string; expiring?: string }) => string | Promise<string>);

export interface Options {
  auth?: { token: TokenSource };
  /**
   * `sockjs` (default), `websocket`: the plain one at `<url>/websocket`, or `auto`: the plain one, and SockJS where it
   * does not open although the server answers. With `auto` the SockJS client is loaded only then.
   */
  transport?: 'sockjs' | 'websocket' | 'auto';
  /** Connect at once; default true. */
  autoConnect?: boolean;
  /** Come back by itself; default true. */
  reconnection?: boolean;
  /** Attempts in a row before it gives up; default Infinity. */
  reconnectionAttempts?: number;
  /** The first delay in ms, doubled with each attempt; default 300. */
  reconnectionDelay?: number;
  /** The longest delay in ms; default 5,000. */
  reconnectionDelayMax?: number;
  /** By how much of itself a delay may vary; default 0.5. */
  randomizationFactor?: number;
  /** Until the server has taken the token, in ms; default 20,000. */
  timeout?: number;
  /** Between heartbeats in ms, if the server does not say; default 25,000. */
  heartbeatInterval?: number;
  /** Silence after a heartbeat, in ms, that ends the connection; default 10,000. */
  heartbeatTimeout?: number;
  /**
   * The same in ms where there is reason to doubt: the page was asleep or hidden, the network is another;
   * default 3,000.
   */
  probeTimeout?: number;
  /** How long a command may wait for its answer, connected or not, in ms; default 60,000. */
  ackTimeout?: number;
  /** After which an unanswered command is sent again, under its id, in ms; default 5,000. */
  resendAfter?: number;
  /** How often `unavailable` is met by sending again; default 3. */
  retries?: number;
  /** Commands that may wait for an answer; one more is refused with `queue_full`; default 64. */
  maxQueued?: number;
  /**
   * Give the part of the dice of the sides that the user manages, so that nobody can steer them; default true.
   * With false the application sends `give_entropy` itself, or nobody does.
   */
  entropy?: boolean;
  /** The SockJS client, if it is not to be loaded from the server's `/webjars`. */
  SockJS?: unknown;
  /** Where to load it from. */
  sockjsUrl?: string;
  /** Passed on to the SockJS client, such as `{ transports: ['xhr-streaming'] }`. */
  sockjs?: object;
  /** The WebSocket class where there is no global one. */
  WebSocket?: unknown;
}

export interface Frame<D = any> {
  event: string;
  data: D;
  /** The number of a logged event in its game. */
  seq?: number;
  reply_to?: string;
  /** History: the state that came with `game_joined` or `game_state_sync` already has it. */
  replay?: true;
}

export interface NamedPlayer {
  id: string;
  name: string;
}

export interface Player {
  id: string;
  name: string;
  order?: number;
  position?: string;
}

export interface Runner extends Player {
  pitcher_id?: string;
}

export interface Batter extends Player {
  /** The hand on their card, S for both; left out without cards. */
  bats?: 'L' | 'R' | 'S';
}

export interface Pitcher extends Player {
  /** The hand on their card, S for both; left out without cards. */
  throws?: 'L' | 'R' | 'S';
}

export type InfieldDepth = 'back' | 'corners_in' | 'in';

export interface GameState {
  status: 'waiting' | 'in_progress' | 'completed';
  inning: number;
  half: 'top' | 'bottom';
  outs: number;
  play_number: number;
  at_bat: Side;
  score: Record<Side, number>;
  line_score: Record<Side, number[]>;
  bases: Record<'1' | '2' | '3', Runner | null>;
  batter: Batter | null;
  pitcher: Pitcher | null;
  on_deck: Player | null;
  /** Box score lines of this game, mostly without counts of 0; left out when the game is over. */
  today?: { batter: Record<string, number> | null; pitcher: Record<string, number> | null };
  /** Null when the game is over without a winner. */
  win_probability: Record<Side, number> | null;
  defense?: Defense;
  /** Left out in completed games, and in games with the default options. */
  waiting_for?: {
    sides: Side[];
    for: 'ready' | 'roll' | 'outcome' | 'decision' | 'entropy' | 'ruling';
    since: string | null;
    /** When it is over, either side may roll; of a decision, the default is taken. */
    until: string | null;
  };
  /** Without an answer yet; left out where there is none. Their time may be over. */
  proposals?: Proposal[];
  ready?: ReadySides;
  /** The injured player who has to leave before the next roll. */
  must_leave?: { side: Side; player_id: string; name: string };
}

/** Which sides are ready for the next roll, and when the time of the side that is waited for ends. */
export interface ReadySides {
  away: boolean;
  home: boolean;
  budget_ends_at: string | null;
}

/** What a side means to do: the side at bat, or the side in the field. */
export interface Plan {
  play?: OffensePlay;
  steal?: number[];
  infield?: InfieldDepth;
  hold_runners?: number[];
  outfield?: 'normal' | 'in';
  guard_lines?: boolean;
  pitch_around?: boolean;
}

export interface Ready {
  game_id: string;
  seen?: number;
  side?: Side;
  ready?: boolean;
  plan?: Plan;
}

/** How the side in the field stands. What is left out is normal, or false. */
export interface Defense {
  infield: InfieldDepth;
  hold_runners: number[];
  outfield?: 'in';
  guard_lines?: boolean;
  pitch_around?: boolean;
}

export type OffensePlay = 'swing_away' | 'sacrifice_bunt' | 'squeeze' | 'hit_and_run';

/** What the side at bat means to do, and the bases whose runners go with the pitch. */
export interface OffensePlan {
  play: OffensePlay;
  steal: number[];
}

export interface Plans {
  offense: OffensePlan;
  defense: Defense;
}

/** What every event of a game's log has. */
export interface Logged {
  game_id: string;
  at: string;
}

export interface Dice extends Logged {
  roll_id: string;
  roll_number: number;
  reissue_of: string | null;
  rolled_by: string;
  d6_one: number;
  d6_two_a: number;
  d6_two_b: number;
  d6_two_total: number;
  chaos_d20: number;
  resolution_d20: number;
  check_wild_pitch: boolean;
  check_passed_ball: boolean;
  timestamp: string;
  expires_at: string;
  message: string;
  plans?: Plans;
  not_ready?: Side[];
  declared_by?: string;
  /** Only of the first roll from a seed: whether both sides gave their part of the dice. */
  dice?: { round: number; joint: boolean; missing: Side[] };
}

/** The pending roll, and the decision that its play waits for. */
export interface PendingRoll extends Dice {
  decision?: Omit<DecisionNeeded, keyof Logged>;
}

/** What a manager has to choose while the server reads a play from the cards. */
export interface DecisionNeeded extends Logged {
  decision_id: string;
  roll_id: string;
  side: Side;
  /** `take_extra_base`, `send_runner`, `throw_to`; there may be more. */
  kind: string;
  options: {
    code: string;
    text: string;
    /** The highest face of a d20 with which the runner is safe; only where the league shows it. */
    chance?: number;
  }[];
  /** The code of the option that is taken when the time is up. */
  default: string;
  until: string;
  /** Who let the server read the cards. */
  read_by: string;
}

export interface DecisionMade extends Logged {
  decision_id: string;
  option: string;
  /** Null when the default was taken. */
  by: string | null;
}

export interface PlayerInjured extends Logged {
  side: Side;
  player_id: string;
  name: string;
  play_number: number;
  state: GameState;
}

export type Movement =
  | { from: number; to: number; rbi?: boolean; unearned?: boolean }
  | {
      from: number;
      out: true;
      at: number;
      /** At most one of these marks: the runner had touched the base, passed another runner, or interfered. */
      touched?: boolean;
      passed?: boolean;
      interference?: boolean;
    };

export interface Play extends Logged {
  play_number: number;
  outcome: string;
  hit_location: Position | null;
  description: string;
  /** As in a scorebook, or a Retrosheet event. */
  notation: string;
  outs_recorded: number;
  runs_scored: number;
  batter_result: string | null;
  runners_advanced: Movement[];
  /** The position charged, once for each error. */
  errors: Position[];
  is_hit: boolean;
  is_out: boolean;
  is_walk: boolean;
  /** By how much the play changed the chance of the side at bat, from -1 to 1. */
  wpa: number;
  /** The runs that scored, and by how much the runs to expect changed. */
  re24: number;
  /** How much was at stake; 1 is the average. */
  li: number;
  roll_id: string;
  submitted_by: string;
  extra_ids?: string[];
  batter: Player;
  pitcher: Player;
  /** What was submitted. */
  submission: Record<string, any>;
  state: GameState;
}

export interface Outcome {
  game_id: string;
  /** Only in a game with card sets: the server reads the cards. The only field beside it is `roll_id`. */
  auto?: boolean;
  /** Required without `auto`. */
  outcome?: string;
  hit_location?: Position;
  /** Left out, the roll that this client has last seen pending. */
  roll_id?: string;
  /** The extra dice of this roll that were read for it. */
  extra_ids?: string[];
  runner?: number;
  bases?: 1 | 2 | 3;
  result?: string;
  with?: { outcome: string; runner?: number }[];
  advances?: Movement[];
  errors?: Position[];
  /** The official scorer's word; left out, the rules decide. */
  sacrifice?: boolean;
  gdp?: boolean;
}

/** What a submission would do. All but `needs` is null while dice decide it that were not rolled. */
export interface OutcomePreview {
  game_id: string;
  /** The last event of the log that it is based on. */
  seq: number;
  description: string | null;
  notation: string | null;
  outs_recorded: number | null;
  runs_scored: number | null;
  batter_result: string | null;
  runners_advanced: Movement[] | null;
  state: GameState | null;
  /** The forms of the dice that decide the play, or `decision`. */
  needs: string[];
  /** What the server has read from the cards; only with `auto`. */
  outcome?: string;
  hit_location?: Position | null;
  /** Why the cell at the dice does not decide; only with `auto`. */
  instead?: 'tired' | 'misplay' | 'called';
}

export interface Join {
  game_id: string;
  role?: Role;
  invitation?: string;
  entropy?: string;
  /**
   * The events after it are replayed. Left out, those after the last one that this client has seen
   * of the game, if any; null, none.
   */
  last_seq?: number | null;
}

export type RoomRole = 'manager' | 'admin' | 'umpire' | 'spectator';

export interface Participant {
  user_id: string;
  name: string;
  role: RoomRole;
  sides: Side[];
  /** How many this user has in the room. */
  connections: number;
}

export interface NamedUser {
  user_id: string;
  name: string;
}

export interface Team {
  name: string;
  /** 1 to 4 letters or digits. */
  abbrev: string | null;
  /** `#rrggbb` */
  color: string | null;
  manager: NamedUser | null;
}

/** The options in effect, no matter whether the creator or the league chose them. */
export interface GameOptions {
  innings: number;
  dh: boolean;
  extra_runner: { base: number; from_inning: number } | null;
  mercy: { lead: number; from_inning: number } | null;
  before_roll: 'free' | 'ready';
  ready_seconds: number;
  plans: 'open' | 'sealed';
  rulings: 'admin' | 'agreed';
  dice: 'server' | 'declared';
  absence_seconds: number;
}

export interface Setup {
  league: string;
  public: boolean;
  admin: NamedUser;
  /** Who judges, and manages no side. */
  umpire: NamedUser | null;
  options: GameOptions;
  /** The hashes of the card sets that the game is played with; only in a game with cards. */
  card_sets?: string[];
  away: Team;
  home: Team;
}

export interface Joined {
  game_id: string;
  role: RoomRole;
  sides: Side[];
  seq: number;
  /** How far spectators are kept behind the game, where they are. */
  delay_ms?: number;
  state: GameState;
  lineups: Record<Side, any>;
  /** Missing if the game is on a server of an older version. */
  setup?: Setup;
  participants: Participant[];
  pending_roll: PendingRoll | null;
  /** What your own sides mean to do on the next roll. */
  my_plan?: any;
}

export interface GameStateSync {
  game_id: string;
  seq: number;
  /** How far spectators are kept behind the game, where they are. */
  delay_ms?: number;
  state: GameState;
  lineups: Record<Side, any>;
  setup?: Setup;
  recent_plays: Play[];
  pending_roll: PendingRoll | null;
  /** What your own sides mean to do on the next roll. */
  my_plan?: any;
  timestamp: string;
}

/** What a command was refused with, or `queue_full`, `too_large`, `timeout`, `closed` from here. */
export class CommandError extends Error {
  readonly name: 'CommandError';
  readonly command: string;
  readonly code: string;
  readonly field?: string;
  readonly errors?: string[];
  readonly retryAfterMs?: number;
  readonly errorId?: string;
}

export class ConnectError extends Error {
  readonly name: 'ConnectError';
  readonly code: 'unauthorized' | 'token' | 'transport';
  /** Whether another attempt follows by itself. */
  readonly willRetry: boolean;
}

export interface DiceFinding {
  game_id: string;
  /**
   * Our bytes are not in the log; what a side opened does not fit its commitment; a commitment is another than
   * before; the seed does not fit its commitment.
   */
  kind: 'entropy_lost' | 'entropy_mismatch' | 'commitment_changed' | 'seed_mismatch';
  /** null where it is about the server's seed. */
  side: Side | null;
  /** Of entropy: 1 from the beginning, the next one after a play was undone that had ended the game. */
  round: number;
  message: string;
}

/** The events of the client's own life. */
export interface LocalEvents {
  connect: () => void;
  disconnect: (reason: string, details: { code: number | null; text: string }) => void;
  connect_error: (error: ConnectError) => void;
  reconnect_attempt: (attempt: number) => void;
  reconnect_failed: () => void;
  /** Events are missing and on their way; `to` is null while it is not known how many. */
  catching_up: (range: { game_id: string; from: number; to: number | null }) => void;
  caught_up: (place: { game_id: string; seq: number }) => void;
  /** What the server shows of the dice is not what it showed before, or took from us: they may be steered. */
  dice_suspect: (finding: DiceFinding) => void;
  /** The server no longer lets us into a game that we were in. */
  rejoin_failed: (loss: { game_id: string; error: CommandError }) => void;
}

export type Channel = 'game' | 'team' | 'spectators' | 'direct';

/** What somebody said. Its text is text: never put it into a page as markup. */
export interface ChatMessage {
  game_id: string;
  /** Rises in its game. */
  message_id: number;
  channel: Channel;
  from: string;
  name: string;
  to?: string;
  text: string;
  at: string;
}

export interface Say {
  game_id: string;
  channel: Channel;
  /** A user id, for `direct`. */
  to?: string;
  text: string;
}

export interface UserMuted {
  game_id: string;
  user_id: string;
  by: string;
  seconds: number;
  until: string;
}

export interface HandCards {
  game_id: string;
  team_id: Side;
  /** None where the cards are on paper. */
  cards: {
    player: NamedPlayer;
    position: string;
    /** Digital leagues only. */
    fielding?: { range: number; error: number };
    /** Only in a game with card sets; left out where it no longer fits. */
    card?: Record<string, unknown>;
  }[];
  /** Only in a game with card sets: the others of the team's set who can still come in. */
  bench?: { player: NamedPlayer; card?: Record<string, unknown> }[];
}

export type ErrorCode =
  | 'malformed'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'
  | 'internal';

/** What the server closes a connection with: see `details.code` of `disconnect`. */
export type CloseCode = 4400 | 4401 | 4408 | 4409 | 4410 | 4413 | 4429;

export interface Decisions {
  winning_pitcher: string | null;
  losing_pitcher: string | null;
  save: string | null;
  /** Relievers who kept a small lead and handed it on. Empty before the game is over. */
  holds: string[];
  /** Relievers who lost the lead that they came in to save. */
  blown_saves: string[];
}

export interface Starter {
  order: number;
  player: NamedPlayer;
  position: string;
}

export interface Change {
  order: number;
  player: NamedPlayer;
  position: string;
  injured?: boolean;
}

export interface GameCreated extends Logged {
  league: string;
  rules_hash: string;
  public: boolean;
  options: Record<string, any>;
  away: Record<string, any>;
  home: Record<string, any>;
  admin: Record<string, any>;
  umpire?: Record<string, any> | null;
  dice_forms?: { form: string; sides: number[]; times: number; between: boolean }[];
  /** The hashes of the card sets that the game is pinned to; only in a game with cards. */
  card_sets?: string[];
  /** SHA-256 of the seed of the dice. */
  commitment: string;
}

export interface SideReady extends Logged {
  side: Side;
  ready: boolean;
  by: string;
  budget_ends_at: string | null;
  plan?: any;
  sides?: ReadySides;
  /** In every one of a game with sealed plans, whether there is a plan or not. */
  redacted?: true;
}

export interface LineupSet extends Logged {
  side: Side;
  by: string;
  lineup: Starter[];
  lineups: Record<Side, any>;
}

export interface DefenseSet extends Logged {
  by: string;
  infield: InfieldDepth;
  hold_runners: number[];
  outfield?: 'in';
  guard_lines?: boolean;
  pitch_around?: boolean;
  ready?: ReadySides;
}

export interface SetDefense {
  game_id: string;
  infield: InfieldDepth;
  hold_runners?: number[];
  outfield?: 'normal' | 'in';
  guard_lines?: boolean;
  pitch_around?: boolean;
}

export interface SubstitutionMade extends Logged {
  side: Side;
  by: string;
  changes: Change[];
  lineups: Record<Side, any>;
  state: GameState;
}

export interface RollVoided extends Logged {
  by: string;
  roll_id: string;
  roll_number: number;
  reason: string;
}

export interface PlayUndone extends Logged {
  by: string;
  play_number: number;
  reason: string;
  /** Of the seed of what follows, where a new one is drawn. */
  commitment: string | null;
  /** `void` when the rolls made after that play's roll are void. */
  later_rolls?: string | null;
  pending_roll: PendingRoll | null;
  lineups: Record<Side, any>;
  state: GameState;
}

export type Ruling = 'undo_play' | 'void_roll' | 'end_game';

export interface ProposeRuling {
  game_id: string;
  ruling: Ruling;
  reason: string;
  roll_id?: string;
  play_number?: number;
  /** What the undone play is to be instead: the fields of `submit_manual_outcome`. */
  correction?: Record<string, unknown>;
}

/** A ruling that one side asks the other to agree to. */
export interface Proposal {
  proposal_id: string;
  ruling: Ruling;
  by: string;
  side: Side;
  reason: string;
  play_number: number;
  roll_id: string | null;
  correction: Record<string, unknown> | null;
  until: string;
}

export interface RulingProposed extends Logged {
  proposal_id: string;
  ruling: Ruling;
  by: string;
  side: Side;
  reason: string;
  play_number: number;
  roll_id: string | null;
  correction: Record<string, unknown> | null;
  until: string;
}

export interface RulingAnswered extends Logged {
  proposal_id: string;
  by: string;
  accepted: boolean;
}

export interface PlayDisputed extends Logged {
  play_number: number;
  by: string;
  side: Side;
  text: string;
}

export interface Announcement extends Logged {
  from: string;
  name: string;
  text: string;
}

export interface DeclaredDice {
  game_id: string;
  seen?: number;
  d6_one: number;
  d6_two_a: number;
  d6_two_b: number;
  chaos_d20: number;
  resolution_d20: number;
}

export interface ExtraRolled extends Logged {
  extra_id: string;
  form: string;
  index: number;
  dice: { sides: number; value: number }[];
  total: number;
  roll_id: string | null;
  /** Only with a roll. */
  roll_number?: number;
  /** Only between two plays: the play before. */
  play_number?: number;
  label: string | null;
  rolled_by: string;
  /** Only of dice that a card asked for; `rolled_by` let the server read it. */
  by?: 'card';
}

export interface EntropyCommitted extends Logged {
  side: Side;
  by: string;
  round: number;
  commitment: string;
}

/** The other answer to `give_entropy`. */
export interface EntropyGiven extends Logged {
  side: Side;
  user_id: string;
  by?: string;
  entropy: string;
  /** Only with bytes that the side had committed to. */
  round?: number;
  bytes?: string;
}

export interface GameCompleted extends Logged {
  winner: 'home' | 'away' | null;
  reason: 'regulation' | 'home_not_needed' | 'walk_off' | 'mercy' | 'called' | 'forfeit' | 'abandoned';
  note: string | null;
  decisions: Decisions;
  /** The pitchers among whom the official scorer may name the winner. */
  scorers_choice: string[];
  /** Of the dice: with it every roll can be checked. */
  seed: string;
  state: GameState;
}

export interface DecisionChanged extends Logged {
  by: string;
  winning_pitcher: string;
  decisions: Decisions;
  scorers_choice: string[];
}

export interface Connected {
  user_id: string;
  name: string;
  session_id: string;
  protocol: number;
  server_time: string;
  heartbeat_interval_ms: number;
  /** null without a token. */
  token_expires_at: string | null;
}

export interface TokenRefreshed {
  token_expires_at: string;
}

export interface HeartbeatAck {
  server_time: string;
}

export interface GameLeft {
  game_id: string;
}

export interface UserConnected extends Participant {
  game_id: string;
}

/** Every event of the server. */
export interface ServerEvents {
  game_created: GameCreated;
  seat_taken: { game_id: string; at: string; side: Side; user_id: string; name: string; ready?: ReadySides };
  seat_opened: { game_id: string; at: string; side: Side; by: string; user_id: string | null; ready?: ReadySides };
  extra_rolled: ExtraRolled;
  entropy_committed: EntropyCommitted;
  entropy_given: EntropyGiven;
  lineup_set: LineupSet;
  game_started: { game_id: string; at: string; state: GameState };
  side_ready: SideReady;
  dice_rolled: Dice;
  play_resolved: Play;
  decision_needed: DecisionNeeded;
  decision_made: DecisionMade;
  player_injured: PlayerInjured;
  defense_set: DefenseSet;
  substitution_made: SubstitutionMade;
  roll_voided: RollVoided;
  play_undone: PlayUndone;
  ruling_proposed: RulingProposed;
  ruling_answered: RulingAnswered;
  play_disputed: PlayDisputed;
  announcement: Announcement;
  game_completed: GameCompleted;
  decision_changed: DecisionChanged;
  connected: Connected;
  token_expiring: { token_expires_at: string };
  token_refreshed: TokenRefreshed;
  heartbeat_ack: HeartbeatAck;
  game_joined: Joined;
  game_left: GameLeft;
  game_state_sync: GameStateSync;
  user_connected: UserConnected;
  user_disconnected: { game_id: string; user_id: string; reason: string };
  user_muted: UserMuted;
  outcome_accepted: { game_id: string; outcome: string; hit_location: Position | null };
  outcome_preview: OutcomePreview;
  outcome_rejected: { message: string; field: string; errors?: string[] };
  hand_cards: HandCards;
  player_action: { game_id: string; user_id: string; action: 'viewed_hand' };
  chat_message: ChatMessage;
  server_draining: { reconnect_after_ms: number };
  closing: { code: number; reason: string };
  error: {
    message: string;
    code: ErrorCode;
    field?: string;
    errors?: string[];
    retry_after_ms?: number;
    error_id?: string;
  };
}

/** What every command has, and its answer. `Socket` itself sends the first four. */
export interface Commands {
  connect: [{ token?: string }, Connected];
  refresh_token: [{ token: string }, TokenRefreshed];
  heartbeat: [{}, HeartbeatAck];
  disconnect: [{}, void];
  join_game: [Join, Joined];
  leave_game: [{ game_id: string }, GameLeft];
  request_game_state: [{ game_id: string; last_seq?: number | null }, GameStateSync];
  set_lineup: [{ game_id: string; side: Side; lineup: Starter[] }, LineupSet];
  roll_extra: [{ game_id: string; form: string; label?: string }, ExtraRolled];
  declare_dice: [DeclaredDice, Dice];
  give_entropy: [{ game_id: string; side?: Side; commitment?: string; bytes?: string }, EntropyCommitted];
  roll_dice: [{ game_id: string; seen?: number }, Dice];
  ready: [Ready, SideReady];
  /** With `auto` the answer is a `DecisionNeeded` where the play waits for one. */
  submit_manual_outcome: [Outcome, Play];
  submit_decision: [{ game_id: string; decision_id: string; option: string }, DecisionMade];
  preview_outcome: [Outcome, OutcomePreview];
  set_defense: [SetDefense, DefenseSet];
  substitute: [{ game_id: string; side: Side; changes: Change[] }, SubstitutionMade];
  void_roll: [{ game_id: string; reason: string; roll_id?: string }, RollVoided];
  undo_play: [{ game_id: string; reason: string; play_number?: number }, PlayUndone];
  end_game: [{ game_id: string; reason: string }, GameCompleted];
  concede: [{ game_id: string; side?: Side; reason?: string }, GameCompleted];
  claim_forfeit: [{ game_id: string }, GameCompleted];
  propose_ruling: [ProposeRuling, RulingProposed];
  answer_ruling: [{ game_id: string; proposal_id: string; accept: boolean }, RulingAnswered];
  dispute: [{ game_id: string; play_number: number; text: string }, PlayDisputed];
  set_winning_pitcher: [{ game_id: string; player_id: string }, DecisionChanged];
  request_hand_cards: [{ game_id: string; side?: Side; players?: string[] }, HandCards];
  send_message: [Say, ChatMessage];
  mute_user: [{ game_id: string; user_id: string; seconds: number }, UserMuted];
  announce: [{ game_id: string; text: string }, Announcement];
}

export type Handler<E extends string> = E extends keyof LocalEvents
  ? LocalEvents[E]
  : E extends keyof ServerEvents
    ? (data: ServerEvents[E], frame: Frame<ServerEvents[E]>) => void
    : (data: any, frame: Frame) => void;

type DataOf<E extends string> = E extends keyof Commands ? Commands[E][0] : Record<string, unknown>;
type AnswerTo<E extends string> = E extends keyof Commands ? Commands[E][1] : any;
type Ack<E extends string> = (error: CommandError | null, answer: AnswerTo<E> | null) => void;

export interface GamePlace {
  joined: boolean;
  lastSeq: number | null;
  /** null: no roll is pending; undefined: not known. */
  rollId: string | null | undefined;
  playNumber: number | undefined;
  catchingUp: boolean;
}

export class Socket {
  constructor(url: string, options: Options);
  /** Read before every connection; change it for the next one. */
  auth: { token?: TokenSource };
  readonly connected: boolean;
  readonly disconnected: boolean;
  /** Connected, or trying to be. */
  readonly active: boolean;
  /** The server's id of this connection. */
  readonly id: string | undefined;
  readonly user: { user_id: string; name: string } | undefined;

  /** Starts; where it waits for its next attempt, that comes at once. */
  connect(): this;
  open(): this;
  /** What was not answered is refused with `closed`. */
  disconnect(): this;
  close(): this;

  on<E extends string>(event: E, handler: Handler<E>): this;
  once<E extends string>(event: E, handler: Handler<E>): this;
  off<E extends string>(event?: E, handler?: Handler<E>): this;
  /** Every event of the server, known or not. */
  onAny(handler: (event: string, data: any, frame: Frame) => void): this;
  offAny(handler?: (event: string, data: any, frame: Frame) => void): this;

  /** Sends now, or when there is a connection; again under the same id until it is answered. */
  emit<E extends string>(event: E, data: DataOf<E>, ack?: Ack<E>): this;
  emit<E extends string>(event: E, ack?: Ack<E>): this;
  /** The same as a promise, rejected with a `CommandError`. */
  request<E extends string>(event: E, data?: DataOf<E>): Promise<AnswerTo<E>>;
  emitWithAck<E extends string>(event: E, data?: DataOf<E>): Promise<AnswerTo<E>>;

  /* The commands of fair play by their names, as `request` sends them. */

  /** Adds `seen`: a change of the other side that this client has not seen is then not rolled against. */
  ready(data: DataOf<'ready'>): Promise<AnswerTo<'ready'>>;
  /** Adds `roll_id`, and for `undo_play` the `play_number`. */
  proposeRuling(data: DataOf<'propose_ruling'>): Promise<AnswerTo<'propose_ruling'>>;
  /** Refused without a `proposal_id`: nobody accepts what they have not named. */
  answerRuling(data: DataOf<'answer_ruling'>): Promise<AnswerTo<'answer_ruling'>>;
  /** Adds the `play_number` of the last play. */
  dispute(data: DataOf<'dispute'>): Promise<AnswerTo<'dispute'>>;
  concede(data: DataOf<'concede'>): Promise<AnswerTo<'concede'>>;
  claimForfeit(data: DataOf<'claim_forfeit'>): Promise<AnswerTo<'claim_forfeit'>>;
  rollExtra(data: DataOf<'roll_extra'>): Promise<AnswerTo<'roll_extra'>>;
  submitDecision(data: DataOf<'submit_decision'>): Promise<AnswerTo<'submit_decision'>>;
  declareDice(data: DataOf<'declare_dice'>): Promise<AnswerTo<'declare_dice'>>;
  /** Adds the `roll_id` of the pending roll, if there is one. */
  previewOutcome(data: DataOf<'preview_outcome'>): Promise<AnswerTo<'preview_outcome'>>;

  /** Where this client stands in a game that it has joined. */
  game(gameId: string): GamePlace | undefined;
}

export function connect(url?: string, options?: Options): Socket;
