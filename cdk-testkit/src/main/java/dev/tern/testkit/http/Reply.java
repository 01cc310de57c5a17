package dev.tern.testkit.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response, and the way it is sent. Immutable; as an answer it is the same for all requests. */
public final class Reply implements Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Sending sending;
  private final Duration pause;

  private Reply(
      int status, Map<String, String> headers, byte[] body, Sending sending, Duration pause) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.sending = sending;
    this.pause = pause;
  }

  /** How a response is sent. */
  enum Sending {
    WHOLE,
    /** The first half of the body, then the connection is closed. */
    HALF,
    /** Byte by byte, with pauses. */
    DRIPPING,
    /** Nothing; the connection stays open. */
    NEVER,
    /** Nothing; the connection is closed. */
    HANGING_UP
  }

  /** 200 with JSON. */
  public static Reply json(String json) {
    return bytes("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with bytes of some type. */
  public static Reply bytes(String contentType, byte[] body) {
    return new Reply(200, Map.of(), body.clone(), Sending.WHOLE, Duration.ZERO)
        .header("Content-Type", contentType);
  }

  /** A status without a body. */
  public static Reply status(int status) {
    return new Reply(status, Map.of(), new byte[0], Sending.WHOLE, Duration.ZERO);
  }

  /** The same with another status. */
  public Reply withStatus(int other) {
    return new Reply(other, headers, body, sending, pause);
  }

  /** The same with one more header. */
  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, sending, pause);
  }

  @Override
  public Reply to(MockRequest request) {
    return this;
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other, sending, pause);
  }

  Reply sent(Sending way) {
    return new Reply(status, headers, body, way, pause);
  }

  Reply dripping(Duration pauses) {
    return new Reply(status, headers, body, Sending.DRIPPING, pauses);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Sending sending() {
    return sending;
  }

  Duration pause() {
    return pause;
  }
}
