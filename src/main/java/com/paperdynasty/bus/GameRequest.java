package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to the owner of a game, sent to {@link BusAddresses#host} and answered with a {@link
 * GameReply}. Components and kinds are JSON names between nodes of two builds: keep them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GameRequest.ExecuteCommand.class, name = "carry"),
  @JsonSubTypes.Type(value = GameRequest.Join.class, name = "join"),
  @JsonSubTypes.Type(value = GameRequest.Sync.class, name = "sync"),
  @JsonSubTypes.Type(value = GameRequest.RenewWatch.class, name = "watch"),
  @JsonSubTypes.Type(value = GameRequest.ReadLog.class, name = "read_log"),
  @JsonSubTypes.Type(value = GameRequest.ReadScorebook.class, name = "read_book"),
  @JsonSubTypes.Type(value = GameRequest.PreviewOutcome.class, name = "preview"),
  @JsonSubTypes.Type(value = GameRequest.ReadOffer.class, name = "read_offer"),
  @JsonSubTypes.Type(value = GameRequest.Authorize.class, name = "permit"),
  @JsonSubTypes.Type(value = GameRequest.Broadcast.class, name = "pass_on"),
  @JsonSubTypes.Type(value = GameRequest.ViewHand.class, name = "view_hand"),
  @JsonSubTypes.Type(value = GameRequest.ReadVisibleCards.class, name = "read_cards"),
  @JsonSubTypes.Type(value = OwnershipRequest.QueryOwnership.class, name = "confirm"),
  @JsonSubTypes.Type(value = OwnershipRequest.ReleaseGame.class, name = "hand_on"),
  @JsonSubTypes.Type(value = OwnershipRequest.AcquireGame.class, name = "take_over"),
  @JsonSubTypes.Type(value = OwnershipRequest.OfferGame.class, name = "offer"),
})
public sealed interface GameRequest
    permits OwnershipRequest,
        GameRequest.ExecuteCommand,
        GameRequest.Join,
        GameRequest.Sync,
        GameRequest.RenewWatch,
        GameRequest.ReadLog,
        GameRequest.ReadScorebook,
        GameRequest.PreviewOutcome,
        GameRequest.ReadOffer,
        GameRequest.Authorize,
        GameRequest.Broadcast,
        GameRequest.ViewHand,
        GameRequest.ReadVisibleCards {
  /** The game of the request. */
  UUID gameId();

  /**
   * Executes a command.
   *
   * @param commandId the sender's idempotency key, if any
   * @param event the command's name, such as {@code roll_dice}
   * @param data the command's data, not yet read
   * @param sentAt the latest logical time of the game that the sending node knew; null from an
   *     older build
   * @param seqsOnly whether the sending node takes a {@link GameReply.Executed} without frames;
   *     false from an older build, which reads them
   * @param trace the step of a trace that it belongs to, as {@code traceparent}; null if it is not
   *     traced
   */
  record ExecuteCommand(
      UUID gameId,
      User sender,
      @JsonProperty("origin") @Nullable ConnectionRef connectionRef,
      @Nullable String commandId,
      String event,
      ObjectNode data,
      @Nullable LogicalTime sentAt,
      boolean seqsOnly,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String trace)
      implements GameRequest {
    /** A command that was not sent yet, whose reply has the frames of its events. */
    public ExecuteCommand(
        UUID gameId,
        User sender,
        @Nullable ConnectionRef connectionRef,
        @Nullable String commandId,
        String event,
        ObjectNode data) {
      this(gameId, sender, connectionRef, commandId, event, data, null, false, null);
    }

    /** A copy with the logical time of its sending. */
    public ExecuteCommand sentAt(LogicalTime now) {
      return new ExecuteCommand(
          gameId, sender, connectionRef, commandId, event, data, now, seqsOnly, trace);
    }

    /** The same command, for a reply with the events' numbers only. */
    public ExecuteCommand withoutFrames() {
      return new ExecuteCommand(
          gameId, sender, connectionRef, commandId, event, data, sentAt, true, trace);
    }

    /** The same command in this step of a trace; null leaves it as it is. */
    public ExecuteCommand traced(@Nullable String step) {
      return step == null
          ? this
          : new ExecuteCommand(
              gameId, sender, connectionRef, commandId, event, data, sentAt, seqsOnly, step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.executeCommand(this);
    }
  }

  /**
   * Admits a user to the room. Answered with {@link GameReply.Joined}.
   *
   * @param asPlayer whether they want to act and not only to watch
   * @param entropy their client's contribution to the dice, if any
   * @param fault an invalid field, reported only to users who may join
   */
  record Join(
      UUID gameId,
      User sender,
      boolean asPlayer,
      @Nullable String invitation,
      @Nullable String entropy,
      @Nullable Problem fault)
      implements GameRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  /**
   * Reads the state, as the sender may see it. Answered with {@link GameReply.Joined}.
   *
   * @param fault an invalid field, reported only to users who may see the game
   */
  record Sync(UUID gameId, User sender, @Nullable String invitation, @Nullable Problem fault)
      implements GameRequest {
    public Sync(UUID gameId, User sender, @Nullable String invitation) {
      this(gameId, sender, invitation, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sync(this);
    }
  }

  /**
   * Renews a watch: a watcher has users in the room and repeats this every few seconds. Answered
   * with {@link GameReply.LogPage}: the events that it has not seen, and the users elsewhere of
   * whom it does not know. Who comes while somebody else joins is told to neither otherwise: the
   * answer to the join is older than they are, and the room is not known to the owner yet.
   *
   * @param watcher an event loop of a node, see {@link BusAddresses#realtime}
   * @param epoch of the last event that the watcher has
   * @param seq of the last event that the watcher has
   * @param present all users in the room there; empty ends the watch
   * @param arrived the ids of users who were not announced by an owner yet
   * @param departed the ids of users who left since the last renewal, each with the reason
   * @param believed the ids of users elsewhere whose presence was announced to this watcher
   */
  record RenewWatch(
      UUID gameId,
      String watcher,
      long epoch,
      long seq,
      @JsonProperty("present") List<UserPresence> present,
      Set<String> arrived,
      Map<String, String> departed,
      Set<String> believed)
      implements GameRequest {
    public RenewWatch {
      present = List.copyOf(present);
      arrived = Set.copyOf(arrived);
      departed = Map.copyOf(departed);
      believed = Set.copyOf(believed);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.renewWatch(this);
    }
  }

  /**
   * Reads the log after a seq, as the sender may see it. Answered with {@link GameReply.LogPage}.
   *
   * @param maxBytes the bound of the page, which has one event at least
   */
  record ReadLog(UUID gameId, User sender, @Nullable String invitation, long after, int maxBytes)
      implements GameRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readLog(this);
    }
  }

  /** Reads the scorebook, as the sender may see it. Answered with {@link GameReply.Document}. */
  record ReadScorebook(
      UUID gameId, User sender, @Nullable String invitation, @JsonProperty("form") Form form)
      implements GameRequest {

    /** The event file is Retrosheet's; the others are JSON text where they do not say otherwise. */
    public enum Form {
      BOX_SCORE,
      QUICK_TABLE,
      EVENT_FILE,
      ROWS,
      ROWS_AS_CSV
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readScorebook(this);
    }
  }

  /**
   * Asks what a submission would do, which changes nothing. Answered with {@link
   * GameReply.Document}: the data of {@code outcome_preview}.
   *
   * @param data as of {@code submit_manual_outcome}, not yet read
   */
  record PreviewOutcome(UUID gameId, User sender, ObjectNode data) implements GameRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.previewOutcome(this);
    }
  }

  /**
   * Reads what an invitation to a seat offers, before it is taken. Answered with {@link
   * GameReply.Document}.
   */
  record ReadOffer(UUID gameId, User sender, String invitation) implements GameRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readOffer(this);
    }
  }

  /**
   * Authorizes the sender for something outside the game's log. Answered with {@link
   * GameReply.Authorized}.
   *
   * @param channel the channel to write in, for {@link Permission#SAY}
   * @param to the recipient of a direct message, or the user to be muted
   * @param fault an invalid field, reported only to users who have the right
   */
  record Authorize(
      UUID gameId,
      User sender,
      @Nullable String invitation,
      @JsonProperty("deed") Permission permission,
      @Nullable String channel,
      @Nullable String to,
      @Nullable Problem fault)
      implements GameRequest {

    /** The rights that may be asked for. */
    public enum Permission {
      /** Write in a channel, read what was written, or mute and read the audit log. */
      SAY,
      READ,
      PRESIDE
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.authorize(this);
    }
  }

  /**
   * Broadcasts a durable message to the room. Answered with {@link GameReply.BroadcastAccepted}.
   *
   * @param key a message with a recent key is not sent again
   * @param frame JSON text of the frame, without {@code reply_to}
   * @param late whether spectators get it with their delay
   * @param butFor the connection that has already got it as the reply to its command
   */
  record Broadcast(
      UUID gameId,
      Audience audience,
      boolean late,
      String key,
      String frame,
      @Nullable String butFor)
      implements GameRequest {
    /** For everybody in the room, at once. */
    public static Broadcast toAll(UUID gameId, String key, String frame, @Nullable String butFor) {
      return new Broadcast(gameId, Audience.EVERYBODY, false, key, frame, butFor);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.broadcast(this);
    }
  }

  /**
   * Reads a manager's hand of cards, and notifies the room. Answered with {@link
   * GameReply.Document}: the data of {@code hand_cards}.
   *
   * @param side whose cards; null for the sender's own
   * @param players whose cards to show; empty for the whole team
   * @param fault an invalid field, reported only to users who have the right
   */
  record ViewHand(
      UUID gameId,
      User sender,
      @Nullable String side,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> players,
      @Nullable Problem fault)
      implements GameRequest {
    public ViewHand {
      // A node of the build before does not send the list.
      players = players == null ? List.of() : List.copyOf(players);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.viewHand(this);
    }
  }

  /**
   * Reads of which players of a card set a manager may see the cards. Answered with {@link
   * GameReply.VisibleCards}. Nobody is notified.
   *
   * @param hash of the set
   */
  record ReadVisibleCards(UUID gameId, User sender, String hash) implements GameRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readVisibleCards(this);
    }
  }

  /** One method for each kind: a new kind does not compile until all have it. */
  interface Cases<R> {
    R executeCommand(ExecuteCommand request);

    R join(Join request);

    R sync(Sync request);

    R renewWatch(RenewWatch request);

    R readLog(ReadLog request);

    R readScorebook(ReadScorebook request);

    R previewOutcome(PreviewOutcome request);

    R readOffer(ReadOffer request);

    R authorize(Authorize request);

    R broadcast(Broadcast request);

    R viewHand(ViewHand request);

    R readVisibleCards(ReadVisibleCards request);

    R queryOwnership(OwnershipRequest.QueryOwnership request);

    R releaseGame(OwnershipRequest.ReleaseGame request);

    R acquireGame(OwnershipRequest.AcquireGame request);

    R offerGame(OwnershipRequest.OfferGame request);
  }

  /** Calls the method of this kind. */
  <R> R match(Cases<R> cases);
}
