/**
 * What is in {@code k8s}, read as Kubernetes would read it, and held against the program: its
 * ports, commands, settings and times.
 */
package com.paperdynasty.k8s;
