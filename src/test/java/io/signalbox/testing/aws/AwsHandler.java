package io.signalbox.testing.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads a call, lets the fault switch have it or the service answer it, and writes the answer. */
final class AwsHandler implements HttpHandler {

  private final Map<Service, AwsApi> apis;
  private final Faults faults;
  private final CallLog log;

  AwsHandler(Map<Service, AwsApi> apis, Faults faults, CallLog log) {
    this.apis = apis;
    this.faults = faults;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<AwsReply> reply = reply(exchange.getRequestHeaders(), body);
      if (reply.isPresent()) {
        write(exchange, reply.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closing
    }
  }

  private Optional<AwsReply> reply(Headers headers, byte[] body)
      throws IOException, InterruptedException {
    AwsCall call;
    try {
      call = AwsCall.of(headers, body);
    } catch (AwsError e) {
      return Optional.of(AwsReply.unknownService(e));
    }
    log.add(call.action());
    return reply(call, faults.ofCall(call.action()));
  }

  /** The answer; empty if the connection is to be closed without one. */
  private Optional<AwsReply> reply(AwsCall call, Optional<Faults.Fault> fault)
      throws IOException, InterruptedException {
    if (fault.isEmpty()) {
      return Optional.of(answer(call));
    }
    return switch (fault.get().kind()) {
      case FAIL -> Optional.of(AwsReply.error(call, fault.get().error()));
      case LOSE_REPLY -> {
        answer(call);
        yield Optional.empty();
      }
      case HANG -> {
        faults.awaitClearing();
        yield Optional.empty();
      }
      case REFUSE, FAIL_ENTRY -> Optional.empty();
    };
  }

  private AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    try {
      return apis.get(call.service()).answer(call);
    } catch (AwsError e) {
      return AwsReply.error(call, e);
    } catch (RuntimeException e) {
      // A closed connection, the HTTP server's way to say it, would not tell what is wrong here.
      return AwsReply.error(call, new AwsError(500, "InternalFailure", e.toString()));
    }
  }

  private static void write(HttpExchange exchange, AwsReply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }
}
