package dev.tern.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From seconds to a page. */
class ReportTest {

  @TempDir Path folder;

  @Test
  void ratios_are_taken_round_by_round() {
    Spread faster = Spread.faster(List.of(1.0, 2.0, 1.0, 4.0), List.of(8.0, 8.0, 2.0, 40.0));

    assertThat(faster).isEqualTo(new Spread(2, 6, 10));
    assertThat(faster).hasToString("6.00× (2.00–10.00)");
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).median()).isEqualTo(2);
  }

  @Test
  void each_way_is_run_in_each_round_behind_one_that_does_not_count() throws Exception {
    Path log = folder.resolve("log");
    Comparison both =
        new Comparison(
            "order",
            Candidate.of("a", List.of("sh", "-c", "echo a >> " + log)),
            List.of(
                new Candidate(
                    "b", List.of(List.of("echo", "b"), List.of("sh", "-c", "cat >> " + log)))));

    Map<String, Map<String, Spread>> faster = both.run(2, folder);

    assertThat(faster).containsOnlyKeys("a");
    assertThat(faster.get("a")).containsOnlyKeys("b");
    assertThat(Files.readAllLines(log)).containsExactly("a", "b", "a", "b", "a", "b");
  }

  @Test
  void a_program_that_fails_ends_the_comparison() {
    Candidate broken = Candidate.of("broken", List.of("sh", "-c", "exit 3"));

    assertThatThrownBy(() -> broken.seconds(folder.resolve("errors")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken ended with 3");
  }

  @Test
  void results_take_their_place_on_the_page_with_a_plot_beside_it() throws IOException {
    Path page = folder.resolve("performance.md");
    Files.writeString(page, "before\n<!-- results -->old<!-- end of results -->\nafter\n");
    Report report = new Report();
    report.add("small", Map.of("common", Map.of("ready bytes", new Spread(7, 8, 9))));

    report.writeTo(page, "2 cores");

    assertThat(Files.readString(page))
        .startsWith("before\n<!-- results -->\n2 cores\n")
        .contains("| small | common | ready bytes | 8.00× (7.00–9.00) |")
        .endsWith("<!-- end of results -->\nafter\n")
        .doesNotContain("old");
    assertThat(folder.resolve("performance.svg")).content().contains("<svg", "8.00×", "</svg>");
    assertThat(report.figures()).containsOnlyKeys("small / common / ready bytes");
  }

  @Test
  void the_gate_names_what_is_slower_than_it_may_be() throws IOException {
    Gate gate = Gate.of("# bounds\n2.0 small / common / ready bytes\n3 wide / common / rows\n");

    assertThat(gate.failures(Map.of("small / common / ready bytes", new Spread(1, 1.5, 3))))
        .containsExactly("small / common / ready bytes: 1.50× (1.00–3.00), at least 2.00×");
    assertThat(gate.failures(Map.of("small / common / ready bytes", new Spread(1, 2, 3))))
        .isEmpty();
    assertThat(Gate.load().least().values()).isNotEmpty().allMatch(bound -> bound > 0);
  }
}
