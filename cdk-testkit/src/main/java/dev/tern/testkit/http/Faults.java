package dev.tern.testkit.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The ways in which servers fail their clients (SRC-20). */
public final class Faults {

  private Faults() {}

  /** 429 that does not say how long to wait. */
  public static Reply tooManyRequests() {
    return Reply.status(429);
  }

  /** 429 that says how long to wait, in whole seconds. */
  public static Reply tooManyRequests(Duration wait) {
    return Reply.status(429).header("Retry-After", Long.toString(wait.toSeconds()));
  }

  /** 500 with a page of HTML where JSON was expected. */
  public static Reply serverError() {
    String page = "<html><body>Internal Server Error</body></html>";
    return Reply.bytes("text/html", page.getBytes(StandardCharsets.UTF_8)).withStatus(500);
  }

  /** Nothing comes back, and the connection stays open until the server is closed. */
  public static Reply silence() {
    return Reply.status(200).sent(Reply.Sending.NEVER);
  }

  /** The connection is closed without a response. */
  public static Reply hangUp() {
    return Reply.status(200).sent(Reply.Sending.HANGING_UP);
  }

  /** The body breaks off in the middle: the connection is closed before all has come. */
  public static Reply truncated(Reply reply) {
    return reply.sent(Reply.Sending.HALF);
  }

  /** The body is cut in the middle, and the headers say that this is all. */
  public static Reply malformedJson(Reply reply) {
    return reply.withBody(Arrays.copyOf(reply.body(), reply.body().length / 2));
  }

  /** The headers say that the body is compressed, and it is not. */
  public static Reply gzipLie(Reply reply) {
    return reply.header("Content-Encoding", "gzip");
  }

  /** The body comes byte by byte, with a pause before each. */
  public static Reply slowLoris(Reply reply, Duration pause) {
    return reply.dripping(pause);
  }
}
