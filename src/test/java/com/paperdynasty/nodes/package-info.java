/**
 * Several nodes as one server: real processes, which are killed, frozen, told to end and cut off.
 */
package com.paperdynasty.nodes;
