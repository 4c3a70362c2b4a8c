package com.paperdynasty.talk;

/**
 * A deed as it is kept.
 *
 * @param auditId rises; a line with a lower number than one that was read does not come later
 */
public record AuditLine(long auditId, Deed deed) {}
