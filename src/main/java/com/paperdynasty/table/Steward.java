package com.paperdynasty.table;

import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.game.Actor;
import com.paperdynasty.game.Audience;
import com.paperdynasty.game.Channel;
import com.paperdynasty.game.Refusal;
import com.paperdynasty.game.TableState;
import com.paperdynasty.game.TalkRights;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.HandJson;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest.PassOn;
import com.paperdynasty.wire.TableRequest.Permit;
import com.paperdynasty.wire.TableRequest.ViewHand;
import java.util.Objects;

/** Says who may chat with whom and see what, and broadcasts what is not part of the log. */
final class Steward {
  /** More than can be under way at once, so that a request that comes twice is passed on once. */
  private static final int REMEMBERED = 256;

  private final Scorekeeper scorekeeper;
  private final Watchers watchers;
  private final Announcer announcer;
  private final FifoMap<String, Boolean> passedOn = new FifoMap<>(REMEMBERED);

  Steward(Scorekeeper scorekeeper, Watchers watchers, Announcer announcer) {
    this.scorekeeper = scorekeeper;
    this.watchers = watchers;
    this.announcer = announcer;
  }

  TableReply permit(Permit asked) {
    Actor actor = watchers.actor(asked.sender());
    TableState state = scorekeeper.game().state();
    if (!state.maySee(actor, asked.invitation(), scorekeeper.game().secrets())) {
      return refused(Refusal.unknownGame(asked.gameId()));
    }
    Channel channel = asked.channel() == null ? null : Channel.byCode(asked.channel());
    Problem refusal =
        switch (asked.deed()) {
          case SAY -> channel == null ? null : TalkRights.toSay(state, actor, channel, asked.to());
          case READ -> null;
          case PRESIDE -> state.isAdmin(actor) ? null : Refusal.notAuthorized();
        };
    if (refusal != null) {
      return refused(refusal);
    }
    Problem fault = asked.fault();
    if (fault != null) {
      return new TableReply.Refused(fault, false);
    }
    if (channel == Channel.DIRECT && !watchers.watches(Objects.requireNonNull(asked.to()))) {
      return refused(Problem.about("to", ErrorCode.NOT_FOUND, "No such user is in the room"));
    }
    return new TableReply.Permitted(
        channel == null
            ? Audience.EVERYBODY
            : TalkRights.audience(state, actor, channel, asked.to()),
        channel == Channel.GAME,
        TalkRights.readBy(state, actor).stream().map(Channel::code).toList(),
        state.seesLive(actor) ? 0 : scorekeeper.game().trail().delayMs());
  }

  TableReply passOn(PassOn said) {
    if (passedOn.put(said.key(), Boolean.TRUE) == null) {
      announcer.said(scorekeeper.game().epoch(), said);
    }
    return new TableReply.Passed();
  }

  TableReply viewHand(ViewHand view) {
    Actor actor = watchers.actor(view.sender());
    TableState state = scorekeeper.game().state();
    if (!state.maySee(actor, null, scorekeeper.game().secrets())) {
      return refused(Refusal.unknownGame(view.gameId()));
    }
    String cards = HandJson.text(state, actor, view.side());
    if (cards == null) {
      return refused(Refusal.notAuthorized());
    }
    Problem fault = view.fault();
    if (fault != null) {
      return new TableReply.Refused(fault, false);
    }
    announcer.viewedHand(scorekeeper.game().epoch(), actor.userId());
    return new TableReply.Written(cards);
  }

  private static TableReply refused(Problem refusal) {
    return new TableReply.Refused(refusal, false);
  }
}
