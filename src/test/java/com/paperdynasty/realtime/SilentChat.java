package com.paperdynasty.realtime;

import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Mute;
import com.paperdynasty.talk.NewMessage;
import com.paperdynasty.talk.Posted;
import com.paperdynasty.talk.Reading;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A chat that does not answer: nothing is kept. */
final class SilentChat implements Chat {
  @Override
  public Future<Posted> post(NewMessage message) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<Optional<Posted>> posted(UUID gameId, String userId, NewMessage.Key key) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<List<Message>> page(Reading reading) {
    return Future.failedFuture("no answer");
  }

  @Override
  public Future<Optional<Instant>> mute(Mute mute) {
    return Future.failedFuture("no answer");
  }
}
