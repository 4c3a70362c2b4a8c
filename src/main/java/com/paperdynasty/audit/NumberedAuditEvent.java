package com.paperdynasty.audit;

/**
 * An audit event with the number that its recorder gave it.
 *
 * @param number rises from 1, so that an event is stored once, however often it is written
 */
public record NumberedAuditEvent(long number, AuditEvent auditEvent) {}
