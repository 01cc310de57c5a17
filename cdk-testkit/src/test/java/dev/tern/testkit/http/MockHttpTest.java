package dev.tern.testkit.http;

import static dev.tern.testkit.http.RequestPattern.get;
import static dev.tern.testkit.http.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server for tests answers what it was told, and minds what it was not told. */
class MockHttpTest {

  private final MockHttp http = MockHttp.start();
  private final Client client = new Client();

  @AfterEach
  void end() {
    try {
      http.close();
    } catch (AssertionError e) {
      assertThatThrownBy(http::verify).hasMessage(e.getMessage());
    }
  }

  @Test
  void requests_get_the_answers_in_order() throws Exception {
    http.on(get("/users")).answer(Reply.json("[1]"), Reply.status(503)).always(Reply.json("[2]"));

    assertThat(client.get(http.url("/users")).body()).isEqualTo("[1]");
    assertThat(client.get(http.url("/users")).statusCode()).isEqualTo(503);
    assertThat(client.get(http.url("/users")).body()).isEqualTo("[2]");
    assertThat(client.get(http.url("/users")).body()).isEqualTo("[2]");
    http.verify();
  }

  @Test
  void an_answer_can_depend_on_the_request() throws Exception {
    http.on(post("/echo/*"))
        .always(request -> Reply.json(request.path() + " " + request.body()).withStatus(201));

    HttpResponse<String> response = client.post(http.url("/echo/7"), "{\"a\":1}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("/echo/7 {\"a\":1}");
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void the_first_expectation_that_fits_and_has_an_answer_left_is_taken() throws Exception {
    http.on(get("/users").query("page", "2")).answer(Reply.json("[2]"));
    http.on(get("/users")).always(Reply.json("[]"));

    assertThat(client.get(http.url("/users?page=2")).body()).isEqualTo("[2]");
    assertThat(client.get(http.url("/users?page=2")).body()).isEqualTo("[]");
    http.verify();
  }

  @Test
  void a_request_that_nobody_expected_fails_and_names_the_closest() throws Exception {
    http.on(get("/users").query("since", "2026-01-01").bearer("s3cret")).optional();
    http.on(get("/users/orders")).optional();

    HttpResponse<String> response =
        client.get(http.url("/users?since=2025%2D12"), "Authorization", "Bearer s3cret");

    String problem =
        "Unexpected: GET /users?since=2025-12. Closest is GET /users where query 'since' is"
            + " '2026-01-01', header 'Authorization' has the wanted value, for which query 'since'"
            + " is '2026-01-01'.";
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo(problem);
    assertThatThrownBy(http::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(problem);
  }

  @Test
  void a_request_beyond_the_answers_fails() throws Exception {
    http.on(get("/users")).answer(Reply.json("[]"));

    client.get(http.url("/users"));
    client.get(http.url("/users"));

    assertThatThrownBy(http::verify)
        .hasMessageContaining("Unexpected: GET /users. All answers for GET /users were used up.");
  }

  @Test
  void a_request_that_never_came_fails() throws Exception {
    http.on(get("/users")).times(3, Reply.json("[]"));
    http.on(get("/orders")).always(Reply.json("[]"));
    http.on(get("/maybe")).optional().always(Reply.json("[]"));

    client.get(http.url("/users"));

    assertThatThrownBy(http::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The HTTP requests were not those expected:
            - Never requested: GET /users: 1 requests came, 2 more were expected.
            - Never requested: GET /orders: no request came.""");
  }

  @Test
  void an_answer_that_fails_fails_the_test() throws Exception {
    http.on(get("/users"))
        .answer(
            request -> {
              throw new IllegalStateException("no");
            });

    assertThat(client.get(http.url("/users")).statusCode()).isEqualTo(500);
    assertThatThrownBy(http::verify)
        .hasMessageContaining(
            "The answer to GET /users failed: java.lang.IllegalStateException: no");
  }

  @Test
  void requests_are_kept_for_looking_at() throws Exception {
    http.on(post("/a")).always(Reply.status(204));

    client.post(http.url("/a?x=%26&y=&x=2"), "hi");

    assertThat(http.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.toString()).isEqualTo("POST /a?x=&&y=");
              assertThat(request.query("x")).contains("&");
              assertThat(request.query("z")).isEmpty();
              assertThat(request.header("Content-Length")).contains("2");
              assertThat(request.body()).isEqualTo("hi");
            });
  }

  @Test
  void conditions_are_looked_at_one_by_one() throws Exception {
    http.on(
            post("/a")
                .withoutQuery("page")
                .bodyContaining("\"id\":1")
                .and("the query is short", request -> request.query().size() < 2))
        .always(Reply.status(204));

    assertThat(client.post(http.url("/a"), "{\"id\":1}").statusCode()).isEqualTo(204);
    assertThat(client.post(http.url("/a?page=1&b=2"), "{}").body())
        .endsWith(
            "for which there is no query 'page' and the body contains '\"id\":1' and the query is"
                + " short.");
  }

  @Test
  void a_server_without_expectations_is_content_without_requests() {
    assertThatCode(http::verify).doesNotThrowAnyException();
  }

  @Test
  void a_client_in_circles_ends_at_ten_thousand_requests() {
    Expectation circles = new Expectation(get("/"));
    circles.always(Reply.json("{}"));

    int answered = 0;
    while (circles.next().isPresent()) {
      answered++;
    }

    assertThat(answered).isEqualTo(10_000);
  }
}
