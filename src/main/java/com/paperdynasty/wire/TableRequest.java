package com.paperdynasty.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.Audience;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of the owner of a game. Sent to {@link Addresses#tables}, answered with a
 * {@link TableReply}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TableRequest.Carry.class, name = "carry"),
  @JsonSubTypes.Type(value = TableRequest.Join.class, name = "join"),
  @JsonSubTypes.Type(value = TableRequest.Sync.class, name = "sync"),
  @JsonSubTypes.Type(value = TableRequest.Watch.class, name = "watch"),
  @JsonSubTypes.Type(value = TableRequest.ReadLog.class, name = "read_log"),
  @JsonSubTypes.Type(value = TableRequest.ReadBook.class, name = "read_book"),
  @JsonSubTypes.Type(value = TableRequest.Permit.class, name = "permit"),
  @JsonSubTypes.Type(value = TableRequest.PassOn.class, name = "pass_on"),
  @JsonSubTypes.Type(value = TableRequest.ViewHand.class, name = "view_hand"),
  @JsonSubTypes.Type(value = OwnershipRequest.Confirm.class, name = "confirm"),
  @JsonSubTypes.Type(value = OwnershipRequest.HandOn.class, name = "hand_on"),
  @JsonSubTypes.Type(value = OwnershipRequest.TakeOver.class, name = "take_over"),
  @JsonSubTypes.Type(value = OwnershipRequest.Offer.class, name = "offer"),
})
public sealed interface TableRequest
    permits OwnershipRequest,
        TableRequest.Carry,
        TableRequest.Join,
        TableRequest.Sync,
        TableRequest.Watch,
        TableRequest.ReadLog,
        TableRequest.ReadBook,
        TableRequest.Permit,
        TableRequest.PassOn,
        TableRequest.ViewHand {
  /** The game that is meant. */
  UUID gameId();

  /**
   * Carry out a command.
   *
   * @param commandId the idempotency key that the sender gave, if any
   * @param event the command's name, such as {@code roll_dice}
   * @param data the command's data as it came; the owner reads it
   * @param sentAt the latest moment of the game that the sending node knew of; null from a node of
   *     an older version, whose copies cannot be told apart
   */
  record Carry(
      UUID gameId,
      User sender,
      @Nullable Origin origin,
      @Nullable String commandId,
      String event,
      ObjectNode data,
      @Nullable LogicalTime sentAt)
      implements TableRequest {
    /** A command that was not sent yet. */
    public Carry(
        UUID gameId,
        User sender,
        @Nullable Origin origin,
        @Nullable String commandId,
        String event,
        ObjectNode data) {
      this(gameId, sender, origin, commandId, event, data, null);
    }

    /** A copy of it that is sent now. */
    public Carry sentAt(LogicalTime now) {
      return new Carry(gameId, sender, origin, commandId, event, data, now);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.carry(this);
    }
  }

  /**
   * Let a user into the room. Answered with {@link TableReply.Joined}.
   *
   * @param asPlayer whether they asked to act and not only to watch
   * @param invitation the text of an invitation, if they have one
   * @param entropy what their client adds to the dice, if it does
   * @param fault what is wrong with the request, said to those who would be let in
   */
  record Join(
      UUID gameId,
      User sender,
      boolean asPlayer,
      @Nullable String invitation,
      @Nullable String entropy,
      @Nullable Problem fault)
      implements TableRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  /**
   * Read the state, as the sender may see it. Answered with {@link TableReply.Joined}.
   *
   * @param fault what is wrong with the request, said to those who may see the game
   */
  record Sync(UUID gameId, User sender, @Nullable String invitation, @Nullable Problem fault)
      implements TableRequest {
    /** A request with nothing wrong. */
    public Sync(UUID gameId, User sender, @Nullable String invitation) {
      this(gameId, sender, invitation, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sync(this);
    }
  }

  /**
   * A watcher has people in the room, and says so again every few seconds. Answered with {@link
   * TableReply.Log}: what it has not seen yet.
   *
   * @param watcher who watches, see {@link Addresses#realtime}
   * @param epoch of the last event that the watcher has
   * @param seq of the last event that the watcher has
   * @param present everybody in the room there; empty ends the watch
   * @param arrived the user ids of those of them whom no owner has been told of yet
   * @param departed the user ids of those who have gone since the last time, each with the reason
   * @param believed the user ids of those who are in the room elsewhere, as far as the people here
   *     have been told
   */
  record Watch(
      UUID gameId,
      String watcher,
      long epoch,
      long seq,
      List<Present> present,
      Set<String> arrived,
      Map<String, String> departed,
      Set<String> believed)
      implements TableRequest {
    public Watch {
      present = List.copyOf(present);
      arrived = Set.copyOf(arrived);
      departed = Map.copyOf(departed);
      believed = Set.copyOf(believed);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.watch(this);
    }
  }

  /**
   * Read the log after a seq, as the sender may see it. Answered with {@link TableReply.Log}.
   *
   * @param maxBytes the page ends before it grows past this, but has one event at least
   */
  record ReadLog(UUID gameId, User sender, @Nullable String invitation, long after, int maxBytes)
      implements TableRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readLog(this);
    }
  }

  /**
   * Read the scorebook, as the sender may see it. Answered with {@link TableReply.Written}.
   *
   * @param form in which it is written
   */
  record ReadBook(UUID gameId, User sender, @Nullable String invitation, Form form)
      implements TableRequest {

    /** The box score and the quick table are JSON text, the event file is Retrosheet's. */
    public enum Form {
      BOX_SCORE,
      QUICK_TABLE,
      EVENT_FILE
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readBook(this);
    }
  }

  /**
   * May the sender do something that is kept outside the game's log? Answered with {@link
   * TableReply.Permitted}.
   *
   * @param channel where they want to say something, for {@link Deed#SAY}
   * @param to to whom, for a direct message
   * @param fault what is wrong with the request, said to those who have the right
   */
  record Permit(
      UUID gameId,
      User sender,
      @Nullable String invitation,
      Deed deed,
      @Nullable String channel,
      @Nullable String to,
      @Nullable Problem fault)
      implements TableRequest {

    /** The rights that may be asked for. */
    public enum Deed {
      /** Write in a channel, read what was written, or mute and read the audit log. */
      SAY,
      READ,
      PRESIDE
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.permit(this);
    }
  }

  /**
   * Tell the room something that is durable already. Answered with {@link TableReply.Passed}.
   *
   * @param key what was passed on under this key a short while ago is not passed on again
   * @param frame JSON text of the frame, without {@code reply_to}
   * @param late whether those who are kept behind the game get it as late
   * @param butFor the connection that has had it already as the answer to its command
   */
  record PassOn(
      UUID gameId,
      Audience audience,
      boolean late,
      String key,
      String frame,
      @Nullable String butFor)
      implements TableRequest {
    /** For everybody in the room, at once. */
    public static PassOn toAll(UUID gameId, String key, String frame, @Nullable String butFor) {
      return new PassOn(gameId, Audience.EVERYBODY, false, key, frame, butFor);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.passOn(this);
    }
  }

  /**
   * Show a manager their team's cards, and tell the room that they look. Answered with {@link
   * TableReply.Written}: the data of {@code hand_cards}.
   *
   * @param side whose cards, for one who manages both
   * @param fault what is wrong with the request, said to those who have the right
   */
  record ViewHand(UUID gameId, User sender, @Nullable String side, @Nullable Problem fault)
      implements TableRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.viewHand(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R carry(Carry request);

    R join(Join request);

    R sync(Sync request);

    R watch(Watch request);

    R readLog(ReadLog request);

    R readBook(ReadBook request);

    R permit(Permit request);

    R passOn(PassOn request);

    R viewHand(ViewHand request);

    R confirm(OwnershipRequest.Confirm request);

    R handOn(OwnershipRequest.HandOn request);

    R takeOver(OwnershipRequest.TakeOver request);

    R offer(OwnershipRequest.Offer request);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
