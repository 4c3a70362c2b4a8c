/**
 * Three nodes and PostgreSQL under people who play on, while everything that can go wrong goes
 * wrong, in an order that a seed gives; and the comparison of what everybody was shown with what
 * was kept.
 */
package com.paperdynasty.faults;
