package io.signalbox.errors;

import io.signalbox.event.Text;
import java.util.Objects;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Why an exchange failed, as it is told to people. */
public final class Failure {

  private static final int LONGEST = 1024;

  /** The reason in one line, without Camel's wrapping of it. */
  public String reason(Exchange exchange) {
    Throwable failure = unwrap(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    String reason =
        failure instanceof HttpOperationFailedException answer
            ? describe(answer, exchange.getProperty(Exchange.FAILURE_ROUTE_ID, String.class))
            : describe(failure);
    return Text.line(reason, LONGEST);
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

  /** Not its message, which has the URL: that may hold a secret. */
  private static String describe(HttpOperationFailedException answer, String route) {
    String body = Text.line(answer.getResponseBody());
    return "%s was answered %d %s%s"
        .formatted(
            route,
            answer.getStatusCode(),
            Objects.requireNonNullElse(answer.getStatusText(), ""),
            body.isEmpty() ? "" : ": " + body);
  }

  /** Our own failures and those that a source raises by {@code error(…)} need no class name. */
  private static boolean speaksForItself(Throwable failure) {
    return failure instanceof JsonQueryException
        || failure.getClass().getPackageName().startsWith("io.signalbox.");
  }
}
