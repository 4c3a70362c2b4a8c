package com.paperdynasty.store.journal;

import com.paperdynasty.config.Setting;

/**
 * The bounds of the store.
 *
 * @param appendsWaiting how many appends may wait or be in progress; a further one fails at once
 * @param appendsPerBatch how many appends one statement writes at most
 * @param appendConnections how many connections for appends, so how many batches may be at the
 *     database at once
 * @param appendTimeoutMs an append that was not sent within this time fails
 * @param lockTimeoutMs how long a statement waits for a lock; an append whose row stays locked is
 *     retried for as long
 * @param statementTimeoutMs how long a statement may take; without an answer in that time and a
 *     second more its connection is replaced
 * @param connections how many connections for reads
 * @param writeConnections how many connections for writes beside the logs: new games, chat, the
 *     audit log
 * @param readsWaiting how many statements of one purpose may wait for its connections; a further
 *     one fails at once
 * @param eventsPerPage how many events of a log are read at once
 * @param ruleBooks how many parsed league files are kept
 * @param cardSetsAtOnce how many card sets are read at once for games that are opened; further ones
 *     wait
 * @param expectancyTables for how many lengths of game each of them keeps the tables of win
 *     expectancy
 * @param messagesPerGame how many messages of a game are kept; beyond it the oldest goes
 * @param openingConnections how many connections for opening and releasing games
 * @param readTimeoutMs how long a read may take
 * @param ownershipTimeoutMs how long an ownership query may take; these have a connection of their
 *     own
 * @param connectTimeoutMs how long one attempt to connect to one host may take
 * @param checkMs how old the last check of a connection's settings may be
 * @param eventVersion the newest format in which events are written, if all live nodes read it; see
 *     {@link RollingUpdateGate}
 * @param nodeRenewMs how often a node announces itself and asks what the others read
 * @param nodeLivesMs how long a node counts as live after that
 */
public record StoreLimits(
    int appendsWaiting,
    int appendsPerBatch,
    @Setting(most = 100) int appendConnections,
    int appendTimeoutMs,
    int lockTimeoutMs,
    int statementTimeoutMs,
    @Setting(most = 1_000) int connections,
    @Setting(most = 1_000) int writeConnections,
    int readsWaiting,
    int eventsPerPage,
    int ruleBooks,
    @Setting(most = 64) int cardSetsAtOnce,
    @Setting(most = 1_024) int expectancyTables,
    int messagesPerGame,
    @Setting(most = 1_000) int openingConnections,
    int readTimeoutMs,
    int ownershipTimeoutMs,
    int connectTimeoutMs,
    int checkMs,
    @Setting(most = RollingUpdateGate.READS) int eventVersion,
    int nodeRenewMs,
    int nodeLivesMs) {}
