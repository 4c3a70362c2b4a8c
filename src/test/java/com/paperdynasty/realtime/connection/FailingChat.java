package com.paperdynasty.realtime.connection;

import com.paperdynasty.chat.ChatMessage;
import com.paperdynasty.chat.ChatStore;
import com.paperdynasty.chat.MessageQuery;
import com.paperdynasty.chat.MuteRequest;
import com.paperdynasty.chat.NewChatMessage;
import com.paperdynasty.chat.PostResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A chat store that fails every call. */
final class FailingChat implements ChatStore {
  @Override
  public Future<PostResult> post(NewChatMessage message) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<Optional<PostResult>> findPosted(
      UUID gameId, String userId, NewChatMessage.Key key) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<List<ChatMessage>> page(MessageQuery messageQuery) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<Optional<Instant>> mute(MuteRequest muteRequest) {
    return Future.failedFuture("no answer");
  }
}
