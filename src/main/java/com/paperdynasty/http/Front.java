package com.paperdynasty.http;

import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.realtime.Realtime;
import com.paperdynasty.talk.Talk;
import io.vertx.ext.web.Router;

/**
 * The services of one event loop, behind its routes.
 *
 * @param transports the routes under {@code /realtime}, which open connections of {@code realtime}
 */
public record Front(Lobby lobby, Realtime realtime, Router transports, Talk talk) {}
