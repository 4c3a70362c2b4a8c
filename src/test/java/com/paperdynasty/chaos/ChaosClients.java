package com.paperdynasty.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All players and spectators, by game. May be used on any thread. */
public final class ChaosClients {
  private final Map<String, ConcurrentLinkedQueue<ClientTrace>> games = new ConcurrentHashMap<>();

  private final ChaosRun chaosRun;

  ChaosClients(ChaosRun chaosRun) {
    this.chaosRun = chaosRun;
  }

  void add(String game, ChaosClient client) {
    games.computeIfAbsent(game, id -> new ConcurrentLinkedQueue<>()).add(client.clientTrace());
  }

  /** Waits while they play. */
  public void pass(long ms) {
    chaosRun.pass(ms);
  }

  /** Resets the counters. */
  public void startOver() {
    chaosRun.eventCounter().clear();
  }

  /** How often an event has happened so far. */
  public long count(String what) {
    return chaosRun.eventCounter().of(what);
  }

  /** The clients that have not received their game up to these seqs. */
  public List<String> behind(Map<String, Long> seqs) {
    List<String> behind = new ArrayList<>();
    seqs.forEach(
        (game, seq) ->
            games.get(game).stream()
                .filter(clientTrace -> clientTrace.reached() < seq)
                .map(
                    clientTrace ->
                        clientTrace.client() + " at " + clientTrace.reached() + " of " + seq)
                .forEach(behind::add));
    return behind;
  }
}
