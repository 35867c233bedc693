/**
 * The schemas of events: of the standard event, and of each detail-type whose source states one in
 * a file beside it; as JSON Schema, and as the OpenAPI 3.0 that EventBridge's schema registry
 * takes.
 */
package io.signalbox.schema;
