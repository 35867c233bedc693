/** What operators, and the probes of Kubernetes, are told of a running process. */
package io.signalbox.observe;
