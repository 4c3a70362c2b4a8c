package com.paperdynasty.audit;

/**
 * A deed as it is kept.
 *
 * @param auditId rises; a line with a lower number than one that was read does not come later
 */
public record AuditEntry(long auditId, AuditEvent auditEvent) {}
