/** What a source's jq mapping can say beyond jq itself. */
package io.signalbox.jq;
