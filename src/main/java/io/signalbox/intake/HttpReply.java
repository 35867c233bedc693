package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.errors.Failure;
import io.signalbox.event.Json;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the sender of a request is answered, as a JSON object. */
public final class HttpReply {

  private final Failure failure = new Failure();

  /** What the sender is told: how many events were taken, and their ids in the same order. */
  public JsonNode receipt(@Body JsonNode events) {
    var receipt = Json.MAPPER.createObjectNode().put("accepted", events.size());
    var ids = receipt.putArray("ids");
    events.forEach(event -> ids.add(event.path("id")));
    return receipt;
  }

  /** 202: the events are on disk. */
  public void accepted(Exchange exchange) {
    answer(exchange, 202, exchange.getVariable("receipt", JsonNode.class));
  }

  /** 400, with the reason that the events cannot be taken. */
  public void badRequest(Exchange exchange) {
    answer(exchange, 400, error(failure.reason(exchange)));
  }

  /** 401, with what the request lacks. */
  public void unauthorized(Exchange exchange) {
    answer(exchange, 401, error(failure.reason(exchange)));
  }

  /** 503: nothing was taken, and the sender may try again. */
  public void unavailable(Exchange exchange) {
    answer(exchange, 503, error("the channel is unavailable; nothing was taken"));
  }

  private static JsonNode error(String reason) {
    return Json.MAPPER.createObjectNode().put("error", reason);
  }

  private static void answer(Exchange exchange, int status, JsonNode body) {
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(body.toString());
  }
}
