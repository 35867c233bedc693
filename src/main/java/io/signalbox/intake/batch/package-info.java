/** Many accepted events as few durable messages, each answered once its message is on disk. */
package io.signalbox.intake.batch;
