/**
 * The alerts and the dashboard over real nodes, watched by a real Prometheus. Begin with {@code
 * PlantedCausesIT}: it makes each alert fire by what it is about, with its times shortened.
 */
package com.paperdynasty.alerts;
