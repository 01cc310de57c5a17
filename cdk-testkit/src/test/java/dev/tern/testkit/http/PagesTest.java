package dev.tern.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists page by page, well and badly made. */
class PagesTest {

  private static final Pages PAGES = Pages.of("cursor", "[1,2]", "[3]");

  @Test
  void each_page_names_the_next() {
    assertThat(body(PAGES, "")).isEqualTo("{\"items\":[1,2],\"next\":\"2\"}");
    assertThat(body(PAGES, "2")).isEqualTo("{\"items\":[3]}");
    assertThat(reply(PAGES, "3").status()).isEqualTo(404);
  }

  @Test
  void a_loop_never_ends() {
    assertThat(body(PAGES.looping(), "2")).isEqualTo("{\"items\":[3],\"next\":\"1\"}");
  }

  @Test
  void an_empty_page_is_not_the_end() {
    Pages pages = PAGES.withEmptyPageBefore(2);

    assertThat(body(pages, "2")).isEqualTo("{\"items\":[],\"next\":\"3\"}");
    assertThat(body(pages, "3")).isEqualTo("{\"items\":[3]}");
  }

  @Test
  void overlapping_pages_repeat_an_item() {
    assertThat(body(PAGES.overlapping().withEmptyPageBefore(2), "3"))
        .isEqualTo("{\"items\":[2,3]}");
    assertThat(body(PAGES.overlapping(), "2")).isEqualTo("{\"items\":[2,3]}");
  }

  @Test
  void a_body_can_look_otherwise() {
    Pages pages = PAGES.in((items, next) -> items + " " + next.orElse("end"));

    assertThat(body(pages, "1")).isEqualTo("[1,2] 2");
    assertThat(body(pages, "2")).isEqualTo("[3] end");
  }

  @Test
  void a_page_is_an_array() {
    assertThatThrownBy(() -> Pages.of("cursor", "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{}");
  }

  private static String body(Pages pages, String cursor) {
    return new String(reply(pages, cursor).body(), StandardCharsets.UTF_8);
  }

  private static Reply reply(Pages pages, String cursor) {
    Map<String, String> query = cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
    return pages.to(new MockRequest("GET", "/items", query, Map.of(), ""));
  }
}
