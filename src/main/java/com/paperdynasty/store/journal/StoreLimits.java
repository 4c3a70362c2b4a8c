package com.paperdynasty.store.journal;

import com.paperdynasty.config.Setting;
import com.paperdynasty.eventlog.EventCodec;

/**
 * The bounds of the store.
 *
 * @param appendsWaiting how many appends may wait or be under way; a further one fails at once
 * @param appendsPerBatch how many of them one statement takes
 * @param appendTimeoutMs an append that was not sent in so long fails
 * @param lockTimeoutMs how long a statement waits for a lock; a row that stays locked for an append
 *     is tried again for so long
 * @param statementTimeoutMs how long a statement may take; one that is not answered in that time
 *     and a second more costs its connection
 * @param connections for reads
 * @param writeConnections for what is written beside the logs: new games, chat, the audit
 * @param readsWaiting how many statements of one purpose may wait for its connections; a further
 *     one fails at once
 * @param eventsPerPage how many events of a log are read at once
 * @param ruleBooks how many parsed league files are kept
 * @param messagesPerGame how many messages of a game are kept; beyond it the oldest goes
 * @param openingConnections for opening games and giving them up
 * @param readTimeoutMs how long a read may take
 * @param ownershipTimeoutMs how long the question may take whose games are whose, which has a
 *     connection of its own
 * @param connectTimeoutMs how long one try to connect to one host may take
 * @param checkMs how old the last look may be at what must hold on a connection
 * @param eventVersion up to which version events are written, where all living nodes read it
 * @param nodeRenewMs how often a node says that it lives, and asks what the others read
 * @param nodeLivesMs how long it counts as living after that
 */
public record StoreLimits(
    int appendsWaiting,
    int appendsPerBatch,
    int appendTimeoutMs,
    int lockTimeoutMs,
    int statementTimeoutMs,
    @Setting(most = 1_000) int connections,
    @Setting(most = 1_000) int writeConnections,
    int readsWaiting,
    int eventsPerPage,
    int ruleBooks,
    int messagesPerGame,
    @Setting(most = 1_000) int openingConnections,
    int readTimeoutMs,
    int ownershipTimeoutMs,
    int connectTimeoutMs,
    int checkMs,
    @Setting(most = EventCodec.COMPACT) int eventVersion,
    int nodeRenewMs,
    int nodeLivesMs) {}
