package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client's message, as its connection handles it. */
public sealed interface ClientMessage {

  /**
   * Authenticate the connection.
   *
   * @param token empty if the frame has no token that is a text
   */
  record Connect(String token) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.connect(this);
    }
  }

  /**
   * Replace the connection's token.
   *
   * @param token empty if the frame has no token that is a text
   */
  record RefreshToken(String token) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refreshToken(this);
    }
  }

  record Heartbeat() implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.heartbeat(this);
    }
  }

  record Disconnect() implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.disconnect(this);
    }
  }

  /**
   * Join a game's room.
   *
   * @param asPlayer whether to join as a player, not as a spectator
   * @param lastSeq the last event of the game that the client has; null if nothing is to be
   *     replayed
   * @param invitation to a private game
   * @param entropy what a manager's client adds to the dice
   * @param fault the fault in these fields, or null; reported only to users who may see the game
   */
  record Join(
      UUID gameId,
      boolean asPlayer,
      @Nullable Long lastSeq,
      @Nullable String invitation,
      @Nullable String entropy,
      @Nullable Problem fault)
      implements ClientMessage {
    /** As somebody without an account may send it: without an invitation and a part of the dice. */
    public Join ofVisitor() {
      return new Join(gameId, asPlayer, lastSeq, null, null, fault);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  record Leave(UUID gameId) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leave(this);
    }
  }

  /**
   * Request the state of a game.
   *
   * @param lastSeq the last event of the game that the client has; null if nothing is to be
   *     replayed
   * @param fault the fault in these fields, or null; reported only to users who may see the game
   */
  record Sync(UUID gameId, @Nullable Long lastSeq, @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sync(this);
    }
  }

  /**
   * A command for a game.
   *
   * @param event one of {@link CommandReader#names}
   * @param data its data, of which only {@code game_id} is checked
   */
  record GameCommand(UUID gameId, String event, ObjectNode data) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCommand(this);
    }
  }

  /**
   * Ask what a submission would do.
   *
   * @param data as of {@code submit_manual_outcome}; only {@code game_id} is checked
   */
  record PreviewOutcome(UUID gameId, ObjectNode data) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.previewOutcome(this);
    }
  }

  /**
   * Send a chat message to others in a game.
   *
   * @param channel null if it is invalid
   * @param to the user id of a direct message's recipient
   * @param contentHash distinguishes this message from another under the same id
   * @param fault the fault in these fields, or null; reported only to users who may write there
   */
  record SendMessage(
      UUID gameId,
      @Nullable String channel,
      @Nullable String to,
      String text,
      long contentHash,
      @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sendMessage(this);
    }
  }

  /**
   * Mute a user for a while.
   *
   * @param userId empty if it is invalid
   * @param seconds 0 ends the mute
   * @param contentHash distinguishes this command from another under the same id
   * @param fault the fault in these fields, or null; reported only to users who may mute
   */
  record MuteUser(
      UUID gameId, String userId, long seconds, long contentHash, @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muteUser(this);
    }
  }

  /**
   * Request a team's hand cards.
   *
   * @param side whose cards; null for the manager's own
   * @param players whose cards to show; empty for the whole team
   * @param fault the fault in these fields, or null; reported only to those who may see the cards
   */
  record ViewHandCards(
      UUID gameId, @Nullable String side, List<String> players, @Nullable Problem fault)
      implements ClientMessage {
    public ViewHandCards {
      players = List.copyOf(players);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.viewHandCards(this);
    }
  }

  /** An event that the protocol does not have. */
  record UnknownEvent(String event) implements ClientMessage {
    /** The problem for its sender. */
    public Problem problem() {
      return Problem.of(ErrorCode.INVALID, "Unknown event " + event);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknownEvent(this);
    }
  }

  /**
   * A message about a game without a valid game id. It is refused at once; other faults are
   * reported only after the sender's right is checked.
   */
  record InvalidMessage(Problem problem) implements ClientMessage {
    /** The message for the fault that was found in these fields. */
    static InvalidMessage of(FieldReader fieldReader) {
      Problem fault = fieldReader.fault();
      if (fault == null) {
        throw new IllegalStateException("an invalid message without a fault");
      }
      return new InvalidMessage(fault);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.invalidMessage(this);
    }
  }

  /** One method for each kind. A new kind does not compile until every caller handles it. */
  interface Cases<R> {
    R connect(Connect message);

    R refreshToken(RefreshToken message);

    R heartbeat(Heartbeat message);

    R disconnect(Disconnect message);

    R join(Join message);

    R leave(Leave message);

    R sync(Sync message);

    R gameCommand(GameCommand message);

    R previewOutcome(PreviewOutcome message);

    R sendMessage(SendMessage message);

    R muteUser(MuteUser message);

    R viewHandCards(ViewHandCards message);

    R unknownEvent(UnknownEvent message);

    R invalidMessage(InvalidMessage message);
  }

  /** Whether only somebody with an account may send it. */
  default boolean needsAccount() {
    return this instanceof RefreshToken
        || this instanceof GameCommand
        || this instanceof PreviewOutcome
        || this instanceof SendMessage
        || this instanceof MuteUser
        || this instanceof ViewHandCards;
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
