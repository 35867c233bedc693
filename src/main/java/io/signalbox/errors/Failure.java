package io.signalbox.errors;

import io.signalbox.event.Text;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;

/** Why an exchange failed, as it is told to people. */
public final class Failure {

  private static final int LONGEST = 1024;

  /** The reason in one line, without Camel's wrapping of it. */
  public String reason(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    return Text.line(describe(unwrap(failure)), LONGEST);
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable current = failure;
    while (isWrapper(current) && current.getCause() != null) {
      current = current.getCause();
    }
    return current;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CamelExecutionException
        || failure instanceof RuntimeCamelException
        || failure instanceof org.apache.camel.CamelExchangeException;
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    if (message == null) {
      return name;
    }
    return speaksForItself(failure) ? message : name + ": " + message;
  }

  /** Our own failures and those that a source raises by {@code error(…)} need no class name. */
  private static boolean speaksForItself(Throwable failure) {
    return failure instanceof JsonQueryException
        || failure.getClass().getPackageName().startsWith("io.signalbox.");
  }
}
