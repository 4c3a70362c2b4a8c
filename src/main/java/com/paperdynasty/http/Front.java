package com.paperdynasty.http;

import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.realtime.Realtime;
import com.paperdynasty.talk.Talk;
import io.vertx.ext.web.Router;

/**
 * What one event loop serves.
 *
 * @param transports the routes under {@code /realtime}, which open connections of {@code realtime}
 */
public record Front(Lobby lobby, Realtime realtime, Router transports, Talk talk) {}
