package io.signalbox.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Answers with the outcome of Camel's health checks, as JSON. The status is UP; DOWN, with 503
 * instead of 200, where no events are taken; or DEGRADED where something else is wrong, such as a
 * route file that was refused or a queue that cannot be read. Checks of single routes are told of
 * only where they are not up, and no details but our own: others may have the values of keys in
 * them.
 */
public final class Health {

  private static final String ALL = "full";

  /** 200 or 503; below {@code /live} and {@code /ready} for the checks of that kind alone. */
  public void answer(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    switch (path) {
      case "", "/" -> answer(exchange, HealthCheckHelper.invoke(exchange.getContext(), ALL));
      case "/live" ->
          answer(exchange, HealthCheckHelper.invokeLiveness(exchange.getContext(), ALL));
      case "/ready" ->
          answer(exchange, HealthCheckHelper.invokeReadiness(exchange.getContext(), ALL));
      default -> {
        exchange.getMessage().setBody("");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 404);
      }
    }
  }

  private static void answer(Exchange exchange, Collection<HealthCheck.Result> results) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    List<String> states = results.stream().map(Health::status).toList();
    boolean down = states.contains("DOWN");
    body.put("status", down ? "DOWN" : states.contains("DEGRADED") ? "DEGRADED" : "UP");
    ArrayNode checks = body.putArray("checks");
    results.stream()
        .filter(result -> isAlwaysTold(result.getCheck()) || !status(result).equals("UP"))
        .forEach(result -> describe(result, checks.addObject()));
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, down ? 503 : 200);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(body.toPrettyString() + "\n");
  }

  private static void describe(HealthCheck.Result result, ObjectNode check) {
    check.put("name", result.getCheck().getId());
    check.put("status", status(result));
    if (result.getCheck() instanceof OwnCheck own) {
      Map<String, Object> details = result.getDetails();
      own.details().stream()
          .filter(details::containsKey)
          .forEach(each -> check.set(each, Json.MAPPER.valueToTree(details.get(each))));
    }
  }

  private static boolean isAlwaysTold(HealthCheck check) {
    return check.isLiveness() || check instanceof OwnCheck;
  }

  private static String status(HealthCheck.Result result) {
    boolean down = result.getState() == HealthCheck.State.DOWN;
    return down && !saysThatNothingIsTaken(result.getCheck())
        ? "DEGRADED"
        : result.getState().name();
  }

  /** Only the context's own check is one of being alive. */
  private static boolean saysThatNothingIsTaken(HealthCheck check) {
    return check.isLiveness() || check instanceof OwnCheck own && own.saysThatNothingIsTaken();
  }
}
