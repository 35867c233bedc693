package io.signalbox.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that keeps what it is sent, and answers 202 unless told otherwise. */
public final class Receiver implements AutoCloseable {

  /** A request as it came. */
  public record Request(String method, String path, Map<String, String> headers, byte[] body) {}

  private record Answer(int status, Map<String, String> headers, String body) {}

  private static final Answer ACCEPTED = new Answer(202, Map.of(), "");

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean silent;
  private volatile Function<Request, Answer> otherwise = request -> ACCEPTED;

  private Receiver(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Listens on a free port of the loopback interface. */
  public static Receiver start() {
    return start(0);
  }

  /** Listens on this port of the loopback interface. */
  public static Receiver start(int port) {
    try {
      return new Receiver(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves with a server that is not listening yet, such as one that speaks TLS. */
  public static Receiver start(HttpServer server) {
    return new Receiver(server);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(port(), path);
  }

  /** What was sent, the oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Answers one request so; orders are taken in the sequence in which they were given. */
  public Receiver answer(int status, Map<String, String> headers, String body) {
    answers.add(new Answer(status, headers, body));
    return this;
  }

  /** Answers with 200 and JSON made of the request, where no order says otherwise. */
  public void answerAll(Function<Request, String> json) {
    Map<String, String> type = Map.of("Content-Type", "application/json; charset=utf-8");
    otherwise = request -> new Answer(200, type, json.apply(request));
  }

  /** Whether requests get no answer at all from now on. */
  public void silent(boolean silent) {
    this.silent = silent;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers(exchange),
              body);
      requests.add(request);
      if (silent) {
        closed.await();
      } else {
        write(exchange, answers.isEmpty() ? otherwise.apply(request) : answers.remove());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return headers;
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
