/**
 * Receiving from SQS for many workers at once, one message each: full requests, a few messages
 * ahead, and none kept that nobody works on.
 */
package io.signalbox.aws.receive;
