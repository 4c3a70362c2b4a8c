package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import java.util.List;
import java.util.Map;

/**
 * A game as it was opened: from now on its log is written under this epoch or not at all.
 *
 * @param epoch raised by the opening
 * @param rules what the game is pinned to
 * @param secrets what nobody is shown: the seed of the dice, the hashes of the invitations
 * @param names what users are called in this game, by user id, as far as it is kept beside the log
 * @param log the whole log, in order
 */
public record OpenedLog(
    long epoch,
    RuleBook rules,
    Secrets secrets,
    Map<String, String> names,
    List<LoggedEvent> log) {}
