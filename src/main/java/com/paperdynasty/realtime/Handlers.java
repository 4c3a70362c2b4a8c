package com.paperdynasty.realtime;

import com.paperdynasty.identity.Tokens;

/**
 * Who handles what clients ask for.
 *
 * @param tokens says who a client is
 * @param games handles what is asked of games
 * @param talk handles what is said
 */
record Handlers(Tokens tokens, GameCommandHandler games, TalkDesk talk) {}
