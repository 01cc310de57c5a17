package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.source.LateRecord;
import dev.tern.testkit.source.OddValues;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.worker.connector.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip in what an author says is refused, where it would only make a rule look at nothing. */
class StreamNamesTest {

  /** The model source, of which nothing is said. */
  private static class Silent implements SourceSubject {
    private final ModelSubject model = ModelSubject.instant(ModelSource::new);

    @Override
    public Connector connector() {
      return model.connector();
    }

    @Override
    public JsonNode config() {
      return model.config();
    }
  }

  private static void examine(SourceSubject subject) throws InterruptedException {
    try (SourceTrials trials = new SourceTrials(subject, TranscriptJudge.none())) {
      SourceSuite.examine(trials, SourceSuite.suite().only(Set.of()));
    }
  }

  private static void refused(SourceSubject subject, String sentence) {
    assertThatThrownBy(() -> examine(subject))
        .isInstanceOf(ConfigException.class)
        .hasMessage(sentence);
  }

  @Test
  void the_nearest_stream_is_told_first() {
    refused(
        new Silent() {
          @Override
          public Map<String, Integer> repeats() {
            return Map.of("tag", 2);
          }
        },
        "The stream 'tag' in repeats() is none that discover offers:"
            + " 'tags', 'users', 'orders', 'drafts'.");
  }

  @Test
  void fewer_than_none_are_refused() {
    refused(
        new Silent() {
          @Override
          public int cuts() {
            return -1;
          }
        },
        "The number -1 in cuts() is below 0. Write 0 or more.");
    refused(
        new Silent() {
          @Override
          public Map<String, Integer> repeats() {
            return Map.of("orders", -3);
          }
        },
        "The number -3 in repeats() is below 0. Write 0 or more.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"guests.name", "guests"})
  void a_field_of_a_stream_that_is_not_there_is_refused(String field) {
    refused(
        new Silent() {
          @Override
          public Set<String> unseenFields() {
            return Set.of(field);
          }
        },
        "The stream 'guests' in unseenFields() is none that discover offers:"
            + " 'users', 'orders', 'tags', 'drafts'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users.nam", "tags.text.length"})
  void a_field_that_a_stream_does_not_have_is_refused(String field) {
    String within = field.substring(field.indexOf('.') + 1);
    String known = field.startsWith("users") ? "'name', 'id', 'at'" : "'id', 'text'";
    refused(
        new Silent() {
          @Override
          public Set<String> unseenFields() {
            return Set.of(field);
          }
        },
        "The field '%s' in unseenFields() is none that '%s' has: %s."
            .formatted(within, field.substring(0, field.indexOf('.')), known));
  }

  @Test
  void a_cursor_that_a_stream_does_not_have_is_refused() {
    refused(
        new Silent() {
          @Override
          public Map<String, List<String>> cursors() {
            return Map.of("tags", List.of("txet"));
          }
        },
        "The field 'txet' in cursors() is none that 'tags' has: 'text', 'id'.");
  }

  @Test
  void an_option_that_is_not_there_is_refused() {
    String options = "'rows', 'workers', 'mode', 'failing'.";
    refused(
        new Silent() {
          @Override
          public Set<String> plainOptions() {
            return Set.of("pasword");
          }
        },
        "The option 'pasword' in plainOptions() is none that spec lists: 'password', " + options);
    refused(
        new Silent() {
          @Override
          public Optional<JsonNode> configWithWorkers(int workers) {
            return Optional.of(config().<ObjectNode>deepCopy().put("threads", workers));
          }
        },
        "The option 'threads' in configWithWorkers() is none that spec lists: 'rows', 'password',"
            + " 'workers', 'mode', 'failing'.");
  }

  @Test
  void limits_that_no_run_can_keep_are_refused() {
    refused(
        new Silent() {
          @Override
          public Duration patience() {
            return Duration.ZERO;
          }
        },
        "The time PT0S in patience() is too short for any run. Write some seconds.");
    refused(
        new Silent() {
          @Override
          public OptionalLong memoryLimit() {
            return OptionalLong.of(0);
          }
        },
        "The number 0 in memoryLimit() is below 1. Write 1 or more.");
  }

  @Test
  void a_late_record_of_a_stream_that_is_not_there_is_refused() {
    refused(
        new Silent() {
          @Override
          public Optional<LateRecord> lateRecord() {
            return Optional.of(new LateRecord("order", config(), () -> {}));
          }
        },
        "The stream 'order' in lateRecord() is none that discover offers:"
            + " 'orders', 'users', 'tags', 'drafts'.");
  }

  @Test
  void what_is_said_of_streams_that_are_there_is_taken() {
    assertThatNoException()
        .isThrownBy(
            () ->
                examine(
                    new Silent() {
                      @Override
                      public Set<String> unseenFields() {
                        return Set.of("users.name", "tags.text");
                      }

                      @Override
                      public Map<String, List<String>> cursors() {
                        return Map.of("users", List.of("at"));
                      }

                      @Override
                      public Set<String> plainOptions() {
                        return Set.of("mode");
                      }

                      @Override
                      public Optional<OddValues> oddValues() {
                        return Optional.of(new OddValues(config(), "tags", List.of()));
                      }
                    }));
  }
}
