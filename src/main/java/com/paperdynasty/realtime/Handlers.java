package com.paperdynasty.realtime;

import com.paperdynasty.identity.Tokens;

/**
 * Handle what clients ask for.
 *
 * @param tokens checks who a client is
 * @param rooms handles joining, leaving and reading games
 * @param games handles commands to games
 * @param talk handles chat
 */
record Handlers(Tokens tokens, RoomEntry rooms, GameCommandHandler games, TalkDesk talk) {}
