/**
 * Checks the manifests in {@code k8s}: read as Kubernetes would read them, and compared with the
 * program's ports, commands, settings and times.
 */
package com.paperdynasty.k8s;
