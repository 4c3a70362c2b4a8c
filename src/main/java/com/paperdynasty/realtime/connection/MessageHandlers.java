package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.TokenService;

/**
 * Handle what clients ask for.
 *
 * @param tokenService checks who a client is
 * @param rooms handles joining, leaving and reading games
 * @param games handles commands to games
 * @param talk handles chat
 */
record MessageHandlers(
    TokenService tokenService, JoinHandler rooms, GameCommandHandler games, ChatHandler talk) {}
