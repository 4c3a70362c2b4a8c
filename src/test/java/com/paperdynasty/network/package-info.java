/**
 * The network between the nodes of a test, whose links can be cut: network namespaces where they
 * are allowed, otherwise TCP proxies. Begin with {@code TestNetwork}.
 */
package com.paperdynasty.network;
