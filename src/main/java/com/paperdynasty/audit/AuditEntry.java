package com.paperdynasty.audit;

/**
 * A stored audit event.
 *
 * @param auditId rises: once an entry was read, no entry with a lower id is added
 */
public record AuditEntry(long auditId, AuditEvent auditEvent) {}
