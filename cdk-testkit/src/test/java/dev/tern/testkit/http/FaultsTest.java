package dev.tern.testkit.http;

import static dev.tern.testkit.http.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each fault is what a client sees of it. */
class FaultsTest {

  private static final Reply USERS = Reply.json("[{\"id\":1},{\"id\":2}]");

  @AutoClose private final MockHttp http = MockHttp.start();
  private final Client client = new Client();

  @Test
  void too_many_requests_with_and_without_a_time_to_wait() throws Exception {
    http.on(get("/u"))
        .answer(Faults.tooManyRequests(), Faults.tooManyRequests(Duration.ofMinutes(2)));

    HttpResponse<String> silent = client.get(http.url("/u"));
    HttpResponse<String> telling = client.get(http.url("/u"));

    assertThat(silent.statusCode()).isEqualTo(429);
    assertThat(silent.headers().firstValue("Retry-After")).isEmpty();
    assertThat(telling.statusCode()).isEqualTo(429);
    assertThat(telling.headers().firstValue("Retry-After")).contains("120");
  }

  @Test
  void some_server_errors_and_then_all_is_well() throws Exception {
    http.on(get("/u")).times(2, Faults.serverError()).answer(USERS);

    assertThat(client.get(http.url("/u")).body()).startsWith("<html>");
    assertThat(client.get(http.url("/u")).statusCode()).isEqualTo(500);
    assertThat(client.get(http.url("/u")).statusCode()).isEqualTo(200);
  }

  @Test
  void silence_lasts_until_the_client_gives_up() {
    http.on(get("/u")).answer(Faults.silence());

    assertThatThrownBy(() -> client.getWithin(Duration.ofSeconds(2), http.url("/u")))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void a_hang_up_is_no_response() {
    // the client of the JDK tries again by itself
    http.on(get("/u")).always(Faults.hangUp());

    assertThatThrownBy(() -> client.get(http.url("/u"))).isInstanceOf(IOException.class);
  }

  @Test
  void a_truncated_body_breaks_off() {
    http.on(get("/u")).always(Faults.truncated(USERS));

    assertThatThrownBy(() -> client.get(http.url("/u")))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("bytes received: 9");
  }

  @Test
  void malformed_json_arrives_well() throws Exception {
    http.on(get("/u")).answer(Faults.malformedJson(USERS));

    HttpResponse<String> response = client.get(http.url("/u"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> ProtocolJson.mapper().readTree(response.body()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void a_gzip_lie_is_not_compressed() throws Exception {
    http.on(get("/u")).answer(Faults.gzipLie(USERS));

    HttpResponse<String> response = client.get(http.url("/u"));

    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(body)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_slow_loris_comes_byte_by_byte() throws Exception {
    http.on(get("/fast")).answer(Faults.slowLoris(USERS, Duration.ofNanos(1)));
    http.on(get("/slow")).answer(Faults.slowLoris(USERS, Duration.ofHours(1)));

    assertThat(client.get(http.url("/fast")).body()).isEqualTo("[{\"id\":1},{\"id\":2}]");
    assertThatThrownBy(() -> client.readWithin(Duration.ofSeconds(2), http.url("/slow")))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_token_expires_in_the_middle() throws Exception {
    BearerTokens tokens = BearerTokens.lasting("t", 2);
    http.on(get("/u")).always(tokens.guard(USERS));
    http.on(RequestPattern.post("/token")).answer(tokens.renewal());

    assertThat(status("t-1")).isEqualTo(200);
    assertThat(status("other")).isEqualTo(401);
    assertThat(status("t-1")).isEqualTo(200);
    assertThat(status("t-1")).isEqualTo(401);
    assertThat(client.post(http.url("/token"), "grant_type=refresh_token").body())
        .contains("\"access_token\":\"t-2\"");
    assertThat(status("t-1")).isEqualTo(401);
    assertThat(status(tokens.current())).isEqualTo(200);
  }

  private int status(String token) throws Exception {
    return client.get(http.url("/u"), "Authorization", "Bearer " + token).statusCode();
  }
}
