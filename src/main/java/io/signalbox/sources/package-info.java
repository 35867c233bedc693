/** What the sources of {@code routes.directory} are, told by their route files and their cases. */
package io.signalbox.sources;
