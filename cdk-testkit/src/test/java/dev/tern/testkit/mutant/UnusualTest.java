package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources that do what few do, and may, are not blamed by either word. */
class UnusualTest {

  @Test
  void a_source_may_hand_over_its_whole_configuration_with_the_secrets_in_it() throws Exception {
    assertThat(blamed(Refreshing::new)).isEmpty();
  }

  @Test
  void a_source_may_log_at_every_level_repeat_statuses_and_save_states_without_records()
      throws Exception {
    assertThat(blamed(Chatty::new)).isEmpty();
  }

  private static List<String> blamed(Function<ModelStore, ModelSource> source)
      throws InterruptedException {
    List<String> blamed = new ArrayList<>();
    for (Report report : SourceExam.reports(ModelSubject.instant(source), SourceSuite.suite())) {
      blamed.addAll(Expected.broken(report));
    }
    return blamed;
  }

  /** Tells its configuration before each stream, as one does whose token has changed. */
  private static final class Refreshing extends ModelSource {
    Refreshing(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return reads(arguments) && line.contains("\"STARTED\"")
          ? List.of(control(arguments), line)
          : List.of(line);
    }

    private static String control(String[] arguments) {
      Path file = Path.of(arguments[List.of(arguments).indexOf("--config") + 1]);
      try {
        return "{\"type\":\"CONTROL\",\"control\":{\"type\":\"CONNECTOR_CONFIG\",\"emitted_at\":"
            + System.currentTimeMillis()
            + ",\"connectorConfig\":{\"config\":"
            + Files.readString(file)
            + "}}}";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Chatty extends ModelSource {
    Chatty(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      if (line.contains("\"type\":\"STATE\"")) {
        return List.of(line, line.replaceFirst("\"recordCount\":[0-9.]+", "\"recordCount\":0.0"));
      }
      if (line.contains("\"RUNNING\"") && !line.contains("RATE_LIMITED")) {
        List<String> lines = new ArrayList<>(List.of(line, line));
        Stream.of("FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE")
            .map(Chatty::log)
            .forEach(lines::add);
        return lines;
      }
      return List.of(line);
    }

    private static String log(String level) {
      return "{\"type\":\"LOG\",\"log\":{\"level\":\""
          + level
          + "\",\"message\":\"é \\u2028 🚲\"}}";
    }
  }
}
