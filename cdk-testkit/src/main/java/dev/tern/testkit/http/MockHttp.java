package dev.tern.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on a free port of this machine that answers what it was told to. Any client can
 * use it, in this process or another.
 *
 * <p>A request fits the first expectation, in the order they were made, that it agrees with and
 * that has an answer left. One that fits none gets 400 and is remembered: {@link #close} fails the
 * test for it, as it does for requests that never came. Safe for all threads.
 */
public final class MockHttp implements AutoCloseable {

  private static final int MOST_PROBLEMS = 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(MockHttp::thread);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Expectation> expectations = new ArrayList<>();
  private final Journal journal = new Journal();
  private final List<String> problems = new ArrayList<>();

  private MockHttp(HttpServer server) {
    this.server = server;
  }

  /** Starts a server that expects nothing. */
  public static MockHttp start() {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(address, 0);
      MockHttp mock = new MockHttp(server);
      server.setExecutor(mock.threads);
      server.createContext("/", mock::serve);
      server.start();
      return mock;
    } catch (IOException e) {
      throw new UncheckedIOException("The mock server cannot be started.", e);
    }
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort();
  }

  /** Where a path of it is. */
  public String url(String path) {
    return url() + path;
  }

  /** Expects requests; what they get is said next. */
  public synchronized Expectation on(RequestPattern pattern) {
    Expectation expectation = new Expectation(pattern);
    expectations.add(expectation);
    return expectation;
  }

  /** The requests that came, in order; of very many the newest. */
  public synchronized List<MockRequest> requests() {
    return journal.all();
  }

  /**
   * Looks whether all that was expected came and nothing else.
   *
   * @throws AssertionError when not
   */
  public synchronized void verify() {
    List<String> found = new ArrayList<>(problems);
    for (Expectation expectation : expectations) {
      expectation.missing().ifPresent(missing -> found.add("Never requested: " + missing + "."));
    }
    if (!found.isEmpty()) {
      throw new AssertionError(
          "The HTTP requests were not those expected:\n- " + String.join("\n- ", found));
    }
  }

  /** Ends it, with all connections that are open, and then does {@link #verify}. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    verify();
  }

  private void serve(HttpExchange http) throws IOException {
    Exchange exchange = new Exchange(http, closing);
    MockRequest request = exchange.read();
    try {
      exchange.send(reply(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closed
    }
  }

  private Reply reply(MockRequest request) {
    try {
      Optional<Answer> answer = answer(request);
      return answer.isPresent() ? answer.get().to(request) : unexpected(request);
    } catch (RuntimeException | AssertionError e) {
      return problem("The answer to " + request + " failed: " + e).withStatus(500);
    }
  }

  private synchronized Optional<Answer> answer(MockRequest request) {
    journal.add(request);
    for (Expectation expectation : expectations) {
      boolean meant = expectation.pattern().differences(request).isEmpty();
      Optional<Answer> answer = meant ? expectation.next() : Optional.empty();
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private Reply unexpected(MockRequest request) {
    return problem("Unexpected: " + request + ". " + closest(request)).withStatus(400);
  }

  private synchronized String closest(MockRequest request) {
    return expectations.stream()
        .map(Expectation::pattern)
        .min(Comparator.comparingInt(pattern -> pattern.differences(request).size()))
        .map(pattern -> closest(pattern, pattern.differences(request)))
        .orElse("Nothing is expected.");
  }

  private static String closest(RequestPattern pattern, List<String> differences) {
    return differences.isEmpty()
        ? "All answers for %s were used up.".formatted(pattern)
        : "Closest is %s, for which %s.".formatted(pattern, String.join(" and ", differences));
  }

  private synchronized Reply problem(String text) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(text);
    }
    return Reply.bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mock-http");
    thread.setDaemon(true);
    return thread;
  }
}
