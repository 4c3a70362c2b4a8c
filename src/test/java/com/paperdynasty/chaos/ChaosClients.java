package com.paperdynasty.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everybody who plays or watches, by game. May be asked on any thread. */
public final class ChaosClients {
  private final Map<String, ConcurrentLinkedQueue<ClientTrace>> games = new ConcurrentHashMap<>();

  private final ChaosRun chaosRun;

  ChaosClients(ChaosRun chaosRun) {
    this.chaosRun = chaosRun;
  }

  void add(String game, ChaosClient client) {
    games.computeIfAbsent(game, id -> new ConcurrentLinkedQueue<>()).add(client.clientTrace());
  }

  /** Lets time pass while they play. */
  public void pass(long ms) {
    chaosRun.pass(ms);
  }

  /** What was counted so far does not count: only now it begins. */
  public void startOver() {
    chaosRun.eventCounter().clear();
  }

  /** How often something has happened so far. */
  public long count(String what) {
    return chaosRun.eventCounter().of(what);
  }

  /** Those who have not seen their game up to these numbers. */
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
