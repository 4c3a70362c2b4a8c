package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of a game's owner. Kinds and components are JSON names between builds: keep them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GameReply.Executed.class, name = "done"),
  @JsonSubTypes.Type(value = GameReply.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = GameReply.LogPage.class, name = "log"),
  @JsonSubTypes.Type(value = GameReply.Document.class, name = "written"),
  @JsonSubTypes.Type(value = GameReply.VisibleCards.class, name = "cards"),
  @JsonSubTypes.Type(value = GameReply.Authorized.class, name = "permitted"),
  @JsonSubTypes.Type(value = GameReply.BroadcastAccepted.class, name = "passed"),
  @JsonSubTypes.Type(value = GameReply.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = GameReply.Redirect.class, name = "elsewhere"),
  @JsonSubTypes.Type(value = GameReply.StaleCommand.class, name = "stale"),
})
public sealed interface GameReply {

  /**
   * The command has been executed and is durable. Its events are sent to the room separately.
   *
   * @param events the events that it logged; empty if the sender takes a reply without frames
   * @param answer which of these events answers the sender, as an index
   * @param lastSeq of the last event that it logged
   * @param answerSeq of the event that answers the sender
   */
  record Executed(long epoch, List<SeqFrame> events, int answer, long lastSeq, long answerSeq)
      implements GameReply {
    /** An owner of an older version sends the events alone, from which the numbers are read. */
    public Executed {
      if (!events.isEmpty()) {
        lastSeq = events.get(events.size() - 1).seq();
        answerSeq = events.get(answer).seq();
      }
    }

    /** A reply with the events' frames. */
    public Executed(long epoch, List<SeqFrame> events, int answer) {
      this(epoch, events, answer, 0, 0);
    }

    /** The same with the events' numbers alone. */
    public Executed withoutFrames() {
      return new Executed(epoch, List.of(), 0, lastSeq, answerSeq);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.executed(this);
    }
  }

  /**
   * The user may join the room.
   *
   * @param seq the last event of the state
   * @param role {@code manager}, {@code admin} or {@code spectator}
   * @param sides {@code home} and {@code away}, as far as they manage them
   * @param delayMs their spectator delay; 0 for none
   * @param state JSON text, as in {@code play_resolved}
   * @param lineups JSON text
   * @param pendingRoll JSON text; the text {@code null} without a pending roll
   * @param recentPlays JSON text of an array; only in the answer to a {@link GameRequest.Sync}
   * @param participants the users in the room, on all nodes
   * @param setup JSON text: teams, users and options; null from an older build
   * @param myPlans what their sides mean to do on the next roll, as JSON text by side; null if they
   *     have said nothing. It may be secret from everybody else
   */
  record Joined(
      long epoch,
      long seq,
      String role,
      List<String> sides,
      long delayMs,
      String state,
      String lineups,
      String pendingRoll,
      @Nullable String recentPlays,
      List<UserPresence> participants,
      @Nullable String setup,
      @Nullable String myPlans)
      implements GameReply {
    /** Without what may be secret. */
    @Override
    public String toString() {
      return "Joined[" + seq + ", " + role + "]";
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.joined(this);
    }
  }

  /**
   * A page of the log.
   *
   * @param lastSeq the last event that there is, on this page or after it
   * @param others in the answer to a {@link GameRequest.RenewWatch}: the users in the room
   *     elsewhere of whom the watcher does not know. An older build sends none
   */
  record LogPage(
      long epoch,
      long lastSeq,
      List<SeqFrame> events,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UserPresence> others)
      implements GameReply {
    public LogPage {
      others = others == null ? List.of() : List.copyOf(others);
    }

    /** A page that says nothing about users. */
    public LogPage(long epoch, long lastSeq, List<SeqFrame> events) {
      this(epoch, lastSeq, events, List.of());
    }

    /** The same, which names these users. */
    public LogPage naming(List<UserPresence> users) {
      return users.isEmpty() ? this : new LogPage(epoch, lastSeq, events, users);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.logPage(this);
    }
  }

  /**
   * What a {@link GameRequest.ReadScorebook} or {@link GameRequest.ViewHand} asked for, ready to be
   * sent.
   */
  record Document(String text) implements GameReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.document(this);
    }
  }

  /**
   * Of whom a manager may see the card in a card set.
   *
   * @param players their ids
   * @param whole whether those are all players of the set
   */
  record VisibleCards(List<String> players, boolean whole) implements GameReply {
    public VisibleCards {
      players = List.copyOf(players);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.visibleCards(this);
    }
  }

  /**
   * The sender is authorized.
   *
   * @param audience who may read their message
   * @param late whether spectators get it with their delay
   * @param channels the channels that they may read
   * @param delayMs their own spectator delay
   * @param hidden the users whose entries in the audit they may not read
   */
  record Authorized(
      Audience audience, boolean late, List<String> channels, long delayMs, List<String> hidden)
      implements GameReply {
    public Authorized {
      channels = List.copyOf(channels);
      // An owner of an older build hides nothing.
      hidden = hidden == null ? List.of() : List.copyOf(hidden);
    }

    /** The ids of the only users who may read it; empty if all readers of the channel may. */
    public List<String> readers() {
      return audience.only();
    }

    /** The request that broadcasts the authorized message to its audience. */
    public GameRequest.Broadcast broadcast(
        UUID gameId, String key, String frame, @Nullable String butFor) {
      return new GameRequest.Broadcast(gameId, audience, late, key, frame, butFor);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.authorized(this);
    }
  }

  /** The message was sent to all watchers. */
  record BroadcastAccepted() implements GameReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.broadcastAccepted(this);
    }
  }

  /**
   * The request was refused, with the reason.
   *
   * @param outcomeRejected whether the sender gets {@code outcome_rejected} instead of {@code
   *     error}
   * @param busy whether the owner of the game has too much load. No other node could answer, so the
   *     request is not sent again before the retry time. Older nodes neither write nor read it.
   */
  record Refused(
      Problem problem,
      boolean outcomeRejected,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean busy)
      implements GameReply {

    /** A refusal for any other reason. */
    public Refused(Problem problem, boolean outcomeRejected) {
      this(problem, outcomeRejected, false);
    }

    /** A refusal of the owner because of too much load. */
    public static Refused busy(long retryAfterMs) {
      return new Refused(Problem.unavailable(retryAfterMs), false, true);
    }

    /** Whether the request was decided against, not only unavailable now. */
    @JsonIgnore
    public boolean isDecided() {
      return problem.code() != ErrorCode.UNAVAILABLE && problem.code() != ErrorCode.INTERNAL;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /** Ask that node for this game. */
  record Redirect(String node) implements GameReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.redirect(this);
    }
  }

  /**
   * This copy of a command was not executed: it was sent before the game was opened here, or before
   * another copy was refused. A sender that still waits sends it again.
   *
   * @param now the {@code sentAt} of the next copy
   */
  record StaleCommand(LogicalTime now) implements GameReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.staleCommand(this);
    }
  }

  /**
   * An event as it is sent to clients.
   *
   * @param frame JSON text of the frame, without {@code reply_to}
   */
  record SeqFrame(long seq, String frame) {}

  /** One method for each kind: a new kind does not compile until all have it. */
  interface Cases<R> {
    R executed(Executed reply);

    R joined(Joined reply);

    R logPage(LogPage reply);

    R document(Document reply);

    R visibleCards(VisibleCards reply);

    R authorized(Authorized reply);

    R broadcastAccepted(BroadcastAccepted reply);

    R refused(Refused reply);

    R redirect(Redirect reply);

    R staleCommand(StaleCommand reply);
  }

  /** Calls the method of this kind. */
  <R> R match(Cases<R> cases);
}
