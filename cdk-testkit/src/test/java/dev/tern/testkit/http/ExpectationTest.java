package dev.tern.testkit.http;

import static dev.tern.testkit.http.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Answers are given once each, in order, and what is left is missed. */
class ExpectationTest {

  @Property
  void answers_come_in_order_and_those_left_are_missed(
      @ForAll @Size(max = 10) List<@IntRange(min = 1, max = 4) Integer> counts,
      @ForAll @IntRange(max = 50) int requests,
      @ForAll boolean open) {
    Expectation expectation = new Expectation(get("/"));
    List<Answer> script = new ArrayList<>();
    for (int count : counts) {
      Reply reply = Reply.status(200);
      expectation.times(count, reply);
      script.addAll(Collections.nCopies(count, reply));
    }
    Reply rest = Reply.status(204);
    if (open) {
      expectation.always(rest);
    }

    for (int i = 0; i < requests; i++) {
      if (i < script.size()) {
        assertThat(expectation.next()).containsSame(script.get(i));
      } else {
        assertThat(expectation.next().isPresent()).isEqualTo(open);
      }
    }

    boolean complete = requests >= script.size() && (requests > 0 && (open || !counts.isEmpty()));
    assertThat(expectation.missing().isEmpty()).isEqualTo(complete);
    assertThat(expectation.optional().missing()).isEmpty();
  }

  @Test
  void clients_at_the_same_time_get_an_answer_each() {
    List<CompletableFuture<String>> clients = new ArrayList<>();
    try (MockHttp http = MockHttp.start()) {
      for (int i = 0; i < 64; i++) {
        http.on(get("/n")).answer(Reply.json(Integer.toString(i)));
      }
      for (int i = 0; i < 8; i++) {
        clients.add(Background.call(() -> eightTimes(http.url("/n"))));
      }

      assertThat(clients.stream().flatMap(client -> client.join().lines()))
          .hasSize(64)
          .doesNotHaveDuplicates();
    }
  }

  private static String eightTimes(String url) {
    Client client = new Client();
    StringBuilder seen = new StringBuilder();
    try {
      for (int i = 0; i < 8; i++) {
        seen.append(client.get(url).body()).append('\n');
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return seen.toString();
  }
}
