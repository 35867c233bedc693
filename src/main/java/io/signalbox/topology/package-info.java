/** What the routes are to each other, drawn from their files. */
package io.signalbox.topology;
