package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a source says beside its records. */
class VoiceTest {

  /** A source whose only stream does what the test wants. */
  private static final class Talking extends AbstractSource<Talking.Config> {

    /** What may be set. */
    record Config(Optional<String> token, Optional<Integer> page) {}

    private final Work work;
    private final AirbyteStateType type;
    private final List<String> asked = new ArrayList<>();

    Talking(AirbyteStateType type, Work work) {
      this.type = type;
      this.work = work;
    }

    /** What the stream does. */
    @FunctionalInterface
    interface Work {
      void run(Talking source, RecordSink out);
    }

    @Override
    protected void check(Config config) {}

    @Override
    protected List<SourceStream> streams(Config config) {
      return List.of(
          SourceStream.named("users")
              .schema(ReadTest.SCHEMA)
              .cursor("id")
              .reader(
                  (from, out) -> {
                    asked.add(from.value().orElse("the beginning"));
                    work.run(this, out);
                  }));
    }

    @Override
    protected AirbyteStateType stateType(Config config) {
      return type;
    }

    @Override
    protected Optional<JsonNode> sharedState(
        Config config, Map<StreamDescriptor, JsonNode> streams) {
      return Optional.of(json("{'streams':" + streams.size() + "}"));
    }

    @Override
    protected Optional<Map<StreamDescriptor, JsonNode>> withoutSharedState(
        Config config, JsonNode shared, Map<StreamDescriptor, JsonNode> streams) {
      return Optional.of(
          Map.of(
              new StreamDescriptor().withName("users"),
              json("{'cursor':'" + shared.path("at").asText() + "','cursor_field':['id']}")));
    }

    void keep(String token) {
      updateConfig(config -> config.put("token", token));
    }

    void keepNonsense() {
      updateConfig(config -> config.put("page", "no number"));
    }

    void event() {
      analytics("pages", "7");
    }

    void estimateAll() {
      estimateSync(10, 100);
    }
  }

  private static Transcript read(Talking source, String state) {
    return Transcript.read(
        source,
        Catalogs.incremental(
            source.streams(new Talking.Config(Optional.empty(), Optional.empty())).get(0)),
        state);
  }

  private static Transcript read(Talking.Work work) {
    return read(new Talking(AirbyteStateType.STREAM, work), "");
  }

  private static JsonNode trace(Transcript run, String type) {
    return run.of("TRACE").stream()
        .map(message -> message.path("trace"))
        .filter(trace -> trace.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_changed_configuration_leaves_whole() {
    Transcript run =
        read(
            (source, out) -> {
              source.keep("first");
              source.keep("second");
            });

    assertThat(run.of("CONTROL"))
        .extracting(message -> message.at("/control/connectorConfig/config"))
        .containsExactly(json("{'token':'first'}"), json("{'token':'second'}"));
  }

  @Test
  void a_configuration_that_does_not_fit_is_a_defect_and_does_not_leave() {
    Transcript run = read((source, out) -> source.keepNonsense());

    assertThat(run.of("CONTROL")).isEmpty();
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("system_error");
  }

  @Test
  void events_and_rate_limits_are_told() {
    Transcript run =
        read(
            (source, out) -> {
              source.event();
              out.rateLimited(Instant.ofEpochMilli(1_700_000_000_000L));
            });

    assertThat(trace(run, "ANALYTICS").at("/analytics/type").asText()).isEqualTo("pages");
    JsonNode limited = run.of("TRACE").get(2).at("/trace/stream_status");
    assertThat(limited.path("status").asText()).isEqualTo("RUNNING");
    assertThat(limited.path("reasons")).hasSize(1);
    assertThat(limited.at("/reasons/0/type").asText()).isEqualTo("RATE_LIMITED");
    assertThat(limited.at("/reasons/0/rate_limited/quota_reset").asLong())
        .isEqualTo(1_700_000_000_000L);
  }

  @Test
  void estimates_are_of_one_kind_with_both_numbers() {
    Transcript one = read((source, out) -> out.estimate(10, 100));
    Transcript both =
        read(
            (source, out) -> {
              source.estimateAll();
              out.estimate(10, 100);
            });

    JsonNode estimate = trace(one, "ESTIMATE").path("estimate");
    assertThat(estimate.path("type").asText()).isEqualTo("STREAM");
    assertThat(estimate.path("name").asText()).isEqualTo("users");
    assertThat(estimate.path("row_estimate").asInt()).isEqualTo(10);
    assertThat(estimate.path("byte_estimate").asInt()).isEqualTo(100);
    assertThat(trace(both, "ESTIMATE").at("/estimate/type").asText()).isEqualTo("SYNC");
    assertThat(both.errors().get(0).path("message").asText()).contains("never both");
  }

  @Test
  void a_source_that_became_global_is_asked_for_the_shared_part() {
    Talking source = new Talking(AirbyteStateType.GLOBAL, (self, out) -> {});

    Transcript run =
        read(
            source,
            "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},"
                + "'stream_state':{'cursor':'7','cursor_field':['id']}}}]");

    assertThat(source.asked).containsExactly("7");
    assertThat(run.states().get(0).at("/global/shared_state")).isEqualTo(json("{'streams':1}"));
  }

  @Test
  void a_source_that_is_global_no_more_is_given_the_shared_part() {
    Talking source = new Talking(AirbyteStateType.STREAM, (self, out) -> {});

    Transcript run =
        read(
            source,
            "[{'type':'GLOBAL','global':{'shared_state':{'at':'9'},'stream_states':["
                + "{'stream_descriptor':{'name':'users'},"
                + "'stream_state':{'cursor':'7','cursor_field':['id']}}]}}]");

    assertThat(source.asked).containsExactly("9");
    assertThat(Runs.logs(run)).noneMatch(log -> log.contains("shared part"));
  }
}
