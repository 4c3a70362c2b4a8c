/**
 * Tests of a cluster of real processes, which are killed, frozen, terminated and cut off. Begin
 * with {@code ThreeNodeCluster}.
 */
package com.paperdynasty.nodes;
