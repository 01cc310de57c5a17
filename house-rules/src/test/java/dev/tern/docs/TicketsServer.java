package dev.tern.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The server of tickets that the longer example reads from, on a free port of this machine. */
final class TicketsServer implements AutoCloseable {

  private final HttpServer server;
  private final List<String> tickets = new ArrayList<>();

  TicketsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tickets", this::answer);
    server.start();
  }

  String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** Adds a ticket; the times of later ones are not earlier. */
  synchronized void add(long id, String updatedAt) {
    tickets.add("{\"id\":%d,\"subject\":\"?\",\"updated_at\":\"%s\"}".formatted(id, updatedAt));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    boolean known = "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String query = exchange.getRequestURI().getQuery();
    String since = query.substring(query.lastIndexOf('=') + 1);
    List<String> found =
        tickets.stream()
            .filter(ticket -> ticket.substring(ticket.indexOf("20")).compareTo(since) >= 0)
            .toList();
    byte[] body = ("[" + String.join(",", found) + "]").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(known ? 200 : 401, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
