package dev.tern.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request with its response, on the wire. */
final class Exchange {

  private static final int MOST_BYTES = 16 << 20;

  private final HttpExchange http;
  private final CountDownLatch closing;

  /**
   * An exchange.
   *
   * @param closing ends what waits when the server is closed
   */
  Exchange(HttpExchange http, CountDownLatch closing) {
    this.http = http;
    this.closing = closing;
  }

  MockRequest read() throws IOException {
    URI uri = http.getRequestURI();
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = http.getRequestBody().readNBytes(MOST_BYTES);
    return new MockRequest(
        http.getRequestMethod(),
        uri.getPath(),
        parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  /** Sends a reply the way it wants to be sent. A client that has gone away is no failure. */
  void send(Reply reply) throws InterruptedException {
    try {
      switch (reply.sending()) {
        case WHOLE -> sendFirst(reply, reply.body().length);
        case HALF -> sendFirst(reply, reply.body().length / 2);
        case DRIPPING -> drip(reply);
        case NEVER -> closing.await();
        case HANGING_UP -> {}
      }
    } catch (IOException e) {
      // the client has gone away; what it made of the response is what the test looks at
    } finally {
      http.close();
    }
  }

  private void sendFirst(Reply reply, int count) throws IOException {
    OutputStream out = begin(reply);
    out.write(reply.body(), 0, count);
    out.flush();
  }

  private void drip(Reply reply) throws IOException, InterruptedException {
    OutputStream out = begin(reply);
    for (byte b : reply.body()) {
      if (closing.await(reply.pause().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      out.write(b);
      out.flush();
    }
  }

  private OutputStream begin(Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
    int length = reply.body().length;
    http.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    return http.getResponseBody();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        String[] sides = parameter.split("=", 2);
        parameters.putIfAbsent(decoded(sides[0]), sides.length == 1 ? "" : decoded(sides[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
