/**
 * Fault injection: clients play on three nodes and PostgreSQL, while faults happen in an order
 * drawn from a seed. Then what the clients received is compared with what was stored.
 */
package com.paperdynasty.faults;
