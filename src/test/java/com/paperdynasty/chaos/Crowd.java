package com.paperdynasty.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everybody who plays or watches, by game. May be asked on any thread. */
public final class Crowd {
  private final Map<String, ConcurrentLinkedQueue<Diary>> games = new ConcurrentHashMap<>();

  private final Season season;

  Crowd(Season season) {
    this.season = season;
  }

  void sitsDown(String game, ChaosClient client) {
    games.computeIfAbsent(game, id -> new ConcurrentLinkedQueue<>()).add(client.diary());
  }

  /** Lets time pass while they play. */
  public void pass(long ms) {
    season.pass(ms);
  }

  /** What was counted so far does not count: only now it begins. */
  public void startOver() {
    season.tally().clear();
  }

  /** How often something has happened so far. */
  public long count(String what) {
    return season.tally().of(what);
  }

  /** Those who have not seen their game up to these numbers. */
  public List<String> behind(Map<String, Long> seqs) {
    List<String> behind = new ArrayList<>();
    seqs.forEach(
        (game, seq) ->
            games.get(game).stream()
                .filter(diary -> diary.reached() < seq)
                .map(diary -> diary.client() + " at " + diary.reached() + " of " + seq)
                .forEach(behind::add));
    return behind;
  }
}
