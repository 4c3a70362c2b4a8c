package com.paperdynasty.wire;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.paperdynasty.game.Audience;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of a game's owner. Kinds and components are JSON names between builds: keep them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TableReply.Done.class, name = "done"),
  @JsonSubTypes.Type(value = TableReply.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = TableReply.Log.class, name = "log"),
  @JsonSubTypes.Type(value = TableReply.Written.class, name = "written"),
  @JsonSubTypes.Type(value = TableReply.Permitted.class, name = "permitted"),
  @JsonSubTypes.Type(value = TableReply.Passed.class, name = "passed"),
  @JsonSubTypes.Type(value = TableReply.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = TableReply.Elsewhere.class, name = "elsewhere"),
  @JsonSubTypes.Type(value = TableReply.Stale.class, name = "stale"),
})
public sealed interface TableReply {

  /**
   * The command has been carried out and is durable. Its events reach the room by its own way.
   *
   * @param events the events that it logged; empty for an asker that takes a reply without frames
   * @param answer which of these events answers the sender, as an index
   * @param lastSeq of the last event that it logged
   * @param answerSeq of the event that answers the sender
   */
  record Done(long epoch, List<SeqFrame> events, int answer, long lastSeq, long answerSeq)
      implements TableReply {
    /** An owner of an older version sends the events alone, from which the numbers are read. */
    public Done {
      if (!events.isEmpty()) {
        lastSeq = events.get(events.size() - 1).seq();
        answerSeq = events.get(answer).seq();
      }
    }

    /** A reply with the events' frames. */
    public Done(long epoch, List<SeqFrame> events, int answer) {
      this(epoch, events, answer, 0, 0);
    }

    /** The same with the events' numbers alone. */
    public Done withoutFrames() {
      return new Done(epoch, List.of(), 0, lastSeq, answerSeq);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.done(this);
    }
  }

  /**
   * The user may join the room.
   *
   * @param seq the event after which the state is
   * @param role {@code manager}, {@code admin} or {@code spectator}
   * @param sides {@code home} and {@code away}, as far as they manage them
   * @param delayMs their spectator delay; 0 for none
   * @param state JSON text, as in {@code play_resolved}
   * @param lineups JSON text
   * @param pendingRoll JSON text; the text {@code null} without a pending roll
   * @param recentPlays JSON text of an array; only in the answer to a {@link TableRequest.Sync}
   * @param participants who is in the room, on all nodes
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
      List<Present> participants)
      implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.joined(this);
    }
  }

  /**
   * A page of the log.
   *
   * @param lastSeq the last event that there is, on this page or after it
   */
  record Log(long epoch, long lastSeq, List<SeqFrame> events) implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.log(this);
    }
  }

  /**
   * What a {@link TableRequest.ReadBook} or {@link TableRequest.ViewHand} asked for, ready to be
   * sent.
   */
  record Written(String text) implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.written(this);
    }
  }

  /**
   * The sender is authorized.
   *
   * @param audience who may read their message
   * @param late whether spectators get it with their delay
   * @param channels the channels that they may read
   * @param delayMs their own spectator delay
   */
  record Permitted(Audience audience, boolean late, List<String> channels, long delayMs)
      implements TableReply {
    public Permitted {
      channels = List.copyOf(channels);
    }

    /** The user ids of those who alone may read it; empty for all who may read the channel. */
    public List<String> readers() {
      return audience.only();
    }

    /** The request to pass on what was said, to those who may read it. */
    public TableRequest.PassOn passOn(
        UUID gameId, String key, String frame, @Nullable String butFor) {
      return new TableRequest.PassOn(gameId, audience, late, key, frame, butFor);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.permitted(this);
    }
  }

  /** The message was sent to all watchers. */
  record Passed() implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.passed(this);
    }
  }

  /**
   * The request was refused, with the reason.
   *
   * @param outcomeRejected whether the sender is told by {@code outcome_rejected} instead of {@code
   *     error}
   * @param busy whether the node that answers has the game and too much to do for it: no other node
   *     would do better, so it is not asked again before the problem's time. Nodes before this
   *     version leave it out, and do not read it.
   */
  record Refused(
      Problem problem,
      boolean outcomeRejected,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean busy)
      implements TableReply {

    /** A refusal for any other reason. */
    public Refused(Problem problem, boolean outcomeRejected) {
      this(problem, outcomeRejected, false);
    }

    /** Too much is asked of the game just now. */
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

  /** Another node owns this game; ask that one. */
  record Elsewhere(String node) implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.elsewhere(this);
    }
  }

  /**
   * This copy of a command was not executed: it was sent before the game was opened here, or before
   * another copy was refused. A sender that still waits sends it again.
   *
   * @param now the {@code sentAt} of the next copy
   */
  record Stale(LogicalTime now) implements TableReply {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stale(this);
    }
  }

  /**
   * An event as it goes to the socket.
   *
   * @param frame JSON text of the frame, without {@code reply_to}
   */
  record SeqFrame(long seq, String frame) {}

  /** One method for each kind: a new kind does not compile until all have it. */
  interface Cases<R> {
    R done(Done reply);

    R joined(Joined reply);

    R log(Log reply);

    R written(Written reply);

    R permitted(Permitted reply);

    R passed(Passed reply);

    R refused(Refused reply);

    R elsewhere(Elsewhere reply);

    R stale(Stale reply);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
