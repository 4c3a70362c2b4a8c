/**
 * What nodes of a test are wired with, so that a wire can be cut: network namespaces where they are
 * allowed, TCP proxies where not.
 */
package com.paperdynasty.wires;
