/**
 * The route files as they come, change and go: each is loaded by itself, so that a bad one is
 * refused and the others run.
 */
package io.signalbox.routes;
