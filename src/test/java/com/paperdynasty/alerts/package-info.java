/**
 * The alerts over real nodes, watched by a real Prometheus. Begin with {@code PlantedCausesIT}: it
 * makes alerts fire by what they are about, with their times shortened.
 */
package com.paperdynasty.alerts;
