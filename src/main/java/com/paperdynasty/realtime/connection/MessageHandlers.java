package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.TokenService;

/**
 * The handlers to which a session passes the messages of its client.
 *
 * @param tokenService verifies the tokens of clients
 * @param joins handles joining, leaving and syncing games
 * @param games handles commands of games
 * @param chat handles chat messages, mutes and hand cards
 */
record MessageHandlers(
    TokenService tokenService, JoinHandler joins, GameCommandHandler games, ChatHandler chat) {}
