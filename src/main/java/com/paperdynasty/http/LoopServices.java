package com.paperdynasty.http;

import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.cards.CardSetReader;
import com.paperdynasty.realtime.connection.ConnectionHub;
import com.paperdynasty.realtime.stream.EventStreams;
import io.vertx.ext.web.Router;

/**
 * The services of one event loop, behind its routes.
 *
 * @param transports the routes under {@code /realtime}, which open connections in {@code
 *     connectionHub}
 */
public record LoopServices(
    Lobby lobby,
    ConnectionHub connectionHub,
    EventStreams eventStreams,
    Router transports,
    ChatServices chatServices,
    CardLibrary cardLibrary,
    CardSetReader cardSetReader) {}
