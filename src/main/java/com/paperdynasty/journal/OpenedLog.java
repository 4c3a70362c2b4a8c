package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import java.util.List;
import java.util.Map;

/**
 * A game that was just opened. From now on its log can be written only under this epoch.
 *
 * @param epoch the new epoch
 * @param rules the rules that the game is pinned to
 * @param secrets the seed of the dice and the hashes of the invitations; never shown to anyone
 * @param names the users' names in this game, by user id, which are stored beside the log
 * @param log the whole log, in order
 */
public record OpenedLog(
    long epoch,
    RuleBook rules,
    Secrets secrets,
    Map<String, String> names,
    List<LoggedEvent> log) {}
