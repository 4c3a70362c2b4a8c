package com.paperdynasty.http;

import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.realtime.Realtime;
import com.paperdynasty.talk.Talk;

/** What one event loop serves: the rooms behind the routes that belong to it alone. */
public record Front(Lobby lobby, Realtime realtime, Talk talk) {}
