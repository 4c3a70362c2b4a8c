package com.paperdynasty.audit;

/**
 * A deed as a recorder gives it to be written.
 *
 * @param number from 1 and rising: so it is kept once, however often it is given
 */
public record NumberedAuditEvent(long number, AuditEvent auditEvent) {}
